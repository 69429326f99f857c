import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { COMPARISON } from '../../graphql/comparison.ts';
import { EDITIONS } from '../../graphql/editions.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { KpiSelect } from '../../parts/kpi-select.tsx';
import { Page } from '../../parts/page.tsx';
import { ScopeSelect } from '../../parts/scope-select.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights, useScopeName } from '../../session/use-programme.tsx';
import { endOfDay } from '../../url/amsterdam.ts';
import { periodOf, standDayOf } from '../../url/period.ts';
import { useView } from '../../url/use-view.ts';
import { AccessRecord } from './access-record.tsx';
import { amountName } from './amount-name.ts';
import { CausingEntries } from './causing-entries.tsx';
import { CAUSES_IN_ORDER, inWords, type Restated } from '../../parts/in-words.ts';
import { RecomputedEditions } from './recomputed.tsx';
import { isDay, StateChoice } from './state-choice.tsx';
import { Proof } from './proof/proof.tsx';
import { Replay } from './replay/replay.tsx';

/** A state of the address: a day, an edition, or now. */
const stateOf = (text: string | null) =>
  text === null || text === 'nu'
    ? {}
    : isDay(text)
      ? { asOf: { moment: endOfDay(text) } }
      : { editionId: text };

/** For the auditor: two states of the log compared, with what made the difference. */
export function Audit(): ReactNode {
  const { t } = useText();
  const { audit } = useRights();
  if (!audit)
    return (
      <Page title={t('nav.audit')}>
        <p className="notice">{t('audit.notForYou')}</p>
      </Page>
    );
  return (
    <Page title={t('nav.audit')} lead={t('audit.lead')}>
      <Chosen />
      <Compare />
      <RecomputedEditions />
      <AccessRecord />
      <Proof />
    </Page>
  );
}

/** Which figure, for the whole page; one indicator is replayed. */
function Chosen(): ReactNode {
  const { t } = useText();
  const { view } = useView();
  const { kpis } = useProgramme();
  const kpi = kpis.find(({ code }) => code === view.kpi);
  return (
    <>
      <div className="toolbar no-print">
        <ScopeSelect />
        <KpiSelect value={view.kpi ?? ''} any={t('filter.all')} />
      </div>
      {kpi ? (
        <Replay kpi={kpi} />
      ) : (
        <section className="section panel">
          <h2>{t('replay.title')}</h2>
          <p className="notice">{t('replay.choose')}</p>
        </section>
      )}
    </>
  );
}

function Compare(): ReactNode {
  const { t, date } = useText();
  const { view, search } = useView();
  const { kpis } = useProgramme();
  const moment = useMoment();
  const editions = useApi(EDITIONS, {});
  const [van, tot] = [search.get('van'), search.get('tot')];
  const chosen = kpis.find(({ code }) => code === view.kpi);
  const ofEdition = editions.data?.editions.find(({ editionId }) => editionId === van)?.period.code;
  const stand = view.stand ?? ofEdition ?? moment.stand;
  // Of two states of the log the later says up to which day anything can count.
  const day =
    tot === null && view.stand === undefined && ofEdition === undefined
      ? moment.standDay
      : standDayOf(periodOf(stand)?.to ?? moment.lastDay, {
          known: tot !== null && isDay(tot) ? tot : moment.lastDay,
          lastDay: moment.lastDay,
          isChosen: view.stand !== undefined || ofEdition !== undefined,
        });
  const variables = {
    from: stateOf(van),
    to: tot === null && moment.asOf ? { asOf: moment.asOf } : stateOf(tot),
    period: stand,
    cumulative: true,
    scopes: [view.gebied],
    kpis: chosen && [chosen.code],
  };
  const query = useApi(COMPARISON, variables, { enabled: van !== null && !editions.isPending });
  return (
    <section className="section panel" data-compared>
      <h2>{t('audit.compare')}</h2>
      <div className="toolbar no-print">
        <StateChoice name="van" label={t('audit.from')} />
        <StateChoice name="tot" label={t('audit.to')} />
      </div>
      {van === null ? (
        <p className="notice">{t('audit.choose')}</p>
      ) : (
        <Answer query={query}>
          {({ comparison }) => (
            <>
              <p className="soft">{t('audit.counted', { day: date(day) })}</p>
              <Differences figures={comparison.figures} />
              {chosen && comparison.figures[0]?.changed && (
                <CausingEntries {...variables} kpis={[chosen.code]} />
              )}
            </>
          )}
        </Answer>
      )}
    </section>
  );
}

function Differences({ figures }: { readonly figures: readonly Restated[] }): ReactNode {
  const text = useText();
  const { t, say, number } = text;
  const scopeName = useScopeName();
  const { to, search } = useView();
  const { kpis } = useProgramme();
  const kpiOf = (code: string) => kpis.find((kpi) => kpi.code === code);
  const changed = figures.filter((figure) => figure.changed);
  if (changed.length === 0)
    return <p className="notice good">{t('audit.same', { count: number(figures.length) })}</p>;
  const rows = changed.flatMap((figure) =>
    figure.amounts.filter(({ before, after }) => before !== after).map((amount) => ({ figure, amount })),
  );
  return (
    <>
      {figures.length > 1 && (
        <p role="status">
          {t('audit.changed', { changed: number(changed.length), count: number(figures.length) })}
        </p>
      )}
      <ul className="plain-list">
        {changed.map((figure) => (
          <li key={figure.kpi} data-words={figure.kpi}>
            {inWords(figure, scopeName(figure.scope), text)}{' '}
            {figures.length > 1 && (
              <Link
                className="nowrap"
                to={to('/controle', {
                  van: search.get('van') ?? undefined,
                  tot: search.get('tot') ?? undefined,
                  kpi: figure.kpi,
                })}
                aria-label={t('audit.entriesOf', { kpi: say(figure.label) })}
              >
                {t('audit.entries')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('trend.table')}</summary>
        <DataTable
          caption={t('audit.table')}
          name="vergelijking"
          table={{
            columns: [
              { label: t('table.kpi'), kind: 'text' },
              { label: t('audit.amount'), kind: 'text' },
              { label: t('changes.was'), kind: 'number' },
              ...CAUSES_IN_ORDER.map((cause) => ({ label: t(`cause.${cause}`), kind: 'number' as const })),
              { label: t('audit.after'), kind: 'number' },
            ],
            rows: rows.map(({ figure, amount }) => [
              `${figure.kpi} ${say(figure.label)}`,
              amountName(kpiOf(figure.kpi), amount.name, text) || t('table.value'),
              amount.before,
              ...CAUSES_IN_ORDER.map((cause) => amount[cause]),
              amount.after,
            ]),
          }}
        />
      </details>
    </>
  );
}

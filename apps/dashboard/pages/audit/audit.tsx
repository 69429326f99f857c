import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { COMPARISON, EDITIONS } from '../../graphql/reporting.ts';
import type { ResultOf } from '../../graphql/tada.ts';
import { useApi } from '../../graphql/use-api.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { valueText } from '../../parts/figure-text.ts';
import { KpiSelect } from '../../parts/kpi-select.tsx';
import { Page } from '../../parts/page.tsx';
import { ScopeSelect } from '../../parts/scope-select.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights, useScopeName } from '../../session/use-programme.tsx';
import { endOfDay } from '../../url/amsterdam.ts';
import { useView } from '../../url/use-view.ts';
import { CausingEntries } from './causing-entries.tsx';
import { CAUSES_IN_ORDER } from './causes.ts';

export type Restated = ResultOf<typeof COMPARISON>['comparison']['figures'][number];

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

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
  const { role } = useRights();
  if (role !== 'auditor' && role !== 'programme-office')
    return (
      <Page title={t('nav.audit')}>
        <p className="notice">{t('audit.notForYou')}</p>
      </Page>
    );
  return (
    <Page title={t('nav.audit')} lead={t('audit.lead')}>
      <Compare />
      <section className="section panel">
        <h2>{t('audit.proof')}</h2>
        <p className="prose">{t('audit.proofText')}</p>
      </section>
    </Page>
  );
}

function StateChoice({ name, label }: { readonly name: 'van' | 'tot'; readonly label: string }): ReactNode {
  const { t } = useText();
  const { search, change } = useView();
  const id = useId();
  const editions = useApi(EDITIONS, {});
  const value = search.get(name);
  const [day, setDay] = useState(value === null || isDay(value));
  return (
    <fieldset>
      <legend>{label}</legend>
      <div className="field">
        <label htmlFor={id}>{t('audit.state')}</label>
        <select
          id={id}
          value={day && value !== 'nu' && !(name === 'tot' && value === null) ? 'dag' : (value ?? 'nu')}
          onChange={({ target }) => {
            const { value: chosen } = target;
            setDay(chosen === 'dag');
            change({ [name]: chosen === 'dag' ? undefined : chosen });
          }}
        >
          <option value="dag">{t('audit.onDay')}</option>
          {name === 'tot' && <option value="nu">{t('audit.now')}</option>}
          {(editions.data?.editions ?? []).map(({ editionId, title, period }) => (
            <option key={editionId} value={editionId}>
              {title ?? t('edition.untitled', { period: period.code })}
            </option>
          ))}
        </select>
      </div>
      {(day || value === null) && (
        <DateField
          key={value ?? ''}
          label={t('moment.bekend')}
          value={value !== null && isDay(value) ? value : undefined}
          onChange={(next) => change({ [name]: next })}
        />
      )}
    </fieldset>
  );
}

function Compare(): ReactNode {
  const { t } = useText();
  const { view, search } = useView();
  const { kpis } = useProgramme();
  const { stand } = useMoment();
  const [van, tot] = [search.get('van'), search.get('tot')];
  const chosen = kpis.find(({ code }) => code === view.kpi);
  const variables = {
    from: stateOf(van),
    to: stateOf(tot),
    period: stand,
    cumulative: true,
    scopes: [view.gebied],
    ...(chosen ? { kpis: [chosen.code] } : {}),
  };
  const query = useApi(COMPARISON, variables, { enabled: van !== null });
  return (
    <section className="section panel">
      <h2>{t('audit.compare')}</h2>
      <div className="toolbar no-print">
        <StateChoice name="van" label={t('audit.from')} />
        <StateChoice name="tot" label={t('audit.to')} />
        <ScopeSelect />
        <KpiSelect value={view.kpi ?? ''} any={t('filter.all')} />
      </div>
      {van === null ? (
        <p className="notice">{t('audit.choose')}</p>
      ) : (
        <Answer query={query}>
          {({ comparison }) => (
            <>
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

/** In words what became of a figure and why, cause by cause. */
export function inWords(figure: Restated, scope: string, text: Text): string {
  const { t, say, list } = text;
  const shown = (value: number | null): string =>
    value === null ? t('figure.NO_DATA') : valueText(figure, value, text);
  const whole = figure.amounts.find(({ name }) => name === 'value');
  const main = whole ?? figure.amounts.find(({ name }) => name === 'numerator');
  const causes = main
    ? CAUSES_IN_ORDER.filter((cause) => main[cause] !== 0).map((cause) =>
        t(`cause.words.${cause}`, {
          amount: `${main[cause] > 0 ? '+' : '−'}${text.number(Math.abs(main[cause]), 2)}`,
        }),
      )
    : [];
  const values = { kpi: say(figure.label), scope, before: shown(figure.before), after: shown(figure.after) };
  return `${t('audit.words', values)}${causes.length > 0 ? ` ${t(whole ? 'audit.why' : 'audit.whyNumerator', { causes: list(causes) })}` : ''}`;
}

function Differences({ figures }: { readonly figures: readonly Restated[] }): ReactNode {
  const text = useText();
  const { t, say, number } = text;
  const scopeName = useScopeName();
  const { to, search } = useView();
  const changed = figures.filter((figure) => figure.changed);
  if (changed.length === 0)
    return <p className="notice good">{t('audit.same', { count: number(figures.length) })}</p>;
  const rows = changed.flatMap((figure) =>
    figure.amounts.filter(({ before, after }) => before !== after).map((amount) => ({ figure, amount })),
  );
  return (
    <>
      <p role="status">
        {t('audit.changed', { changed: number(changed.length), count: number(figures.length) })}
      </p>
      <ul className="plain-list">
        {changed.map((figure) => (
          <li key={figure.kpi} data-words={figure.kpi}>
            {inWords(figure, scopeName(figure.scope), text)}{' '}
            <Link
              to={to('/controle', {
                van: search.get('van') ?? undefined,
                tot: search.get('tot') ?? undefined,
                kpi: figure.kpi,
              })}
              aria-label={t('audit.entriesOf', { kpi: say(figure.label) })}
            >
              {t('audit.entries')}
            </Link>
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
              { label: t('audit.before'), kind: 'number' },
              ...CAUSES_IN_ORDER.map((cause) => ({ label: t(`cause.${cause}`), kind: 'number' as const })),
              { label: t('audit.after'), kind: 'number' },
            ],
            rows: rows.map(({ figure, amount }) => [
              `${figure.kpi} ${say(figure.label)}`,
              amount.name,
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

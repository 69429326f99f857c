import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LINEAGE } from '../../graphql/entries.ts';
import { useApi } from '../../api/use-api.ts';
import { usePeriodPhrase } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { figureText, unitText } from '../../parts/figure-text.ts';
import { ScopeSelect } from '../../parts/scope-select.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useKpi, useScopeName } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { EntryTable } from './entry-table.tsx';
import { Pager } from '../../parts/pager.tsx';

const PAGE = 50;

/** A figure and every entry that it was made of. */
export function FigureEntries({ code }: { readonly code: string }): ReactNode {
  const text = useText();
  const { t, say, number, date } = text;
  const kpi = useKpi(code);
  const scopeName = useScopeName();
  const { view, search, to, change } = useView();
  const { stand, standDay, asOf, cumulative } = useMoment();
  const periodPhrase = usePeriodPhrase();
  const query = useApi(
    LINEAGE,
    {
      kpi: code,
      scope: view.gebied,
      period: stand,
      cumulative,
      first: PAGE,
      asOf,
      after: search.get('na') || undefined,
    },
    { enabled: kpi !== undefined },
  );
  if (!kpi) return <p className="notice">{t('notFound.text')}</p>;
  return (
    <section className="panel">
      <div className="row between">
        <h2>
          <Link to={to(`/indicatoren/${code}`)}>{say(kpi.label)}</Link>, {scopeName(view.gebied)}
        </h2>
        <ScopeSelect />
      </div>
      <Answer query={query}>
        {({ figures: [figure] }) =>
          figure && (
            <>
              <p>
                {t(cumulative ? 'entries.explain' : 'entries.explainPeriod', {
                  period: periodPhrase(stand),
                  value: `${figureText(kpi, figure, text)} ${unitText(kpi, text)}`.trim(),
                  day: date(standDay),
                  count: number(figure.entries.totalCount),
                })}{' '}
                {figure.entries.notShown > 0 &&
                  t('entries.notShown', { count: number(figure.entries.notShown) })}
              </p>
              <p className="soft small">{t('entries.formula', { formula: say(kpi.formula) })}</p>
              <EntryTable
                rows={figure.entries.edges.map(({ node }) => node)}
                caption={t('entries.ofFigure')}
              />
              <Pager of={figure.entries} />
            </>
          )
        }
      </Answer>
      <p className="links no-print">
        <button type="button" className="plain" onClick={() => change({ kpi: undefined, na: undefined })}>
          {t('entries.toAll')}
        </button>
      </p>
    </section>
  );
}

import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { HistoryStep } from '../../../graphql/history.ts';
import type { KpiDefinition } from '../../../graphql/programme.ts';
import { COMPARISON } from '../../../graphql/comparison.ts';
import { useApi } from '../../../api/use-api.ts';
import { useText } from '../../../intl/use-text.tsx';
import { figureText, unitText } from '../../../parts/figure-text.ts';
import { Answer } from '../../../parts/states.tsx';
import { useScopeName } from '../../../session/use-programme.tsx';
import { useView } from '../../../url/use-view.ts';
import { CausingEntries } from '../causing-entries.tsx';
import { inWords } from '../../../parts/in-words.ts';
import { stopName } from './stop-words.ts';
import { editionsIn, type Replayed } from './use-replay.ts';

const stateOf = ({ position, referenceDate }: HistoryStep['after']) => ({
  asOf: { position },
  referenceDate,
});

/** The figure at one stop, what changed it since the stop before, and the entries that did. */
export function Stop({
  kpi,
  scope,
  stand,
  step,
  replayed: { steps, range, editions },
  children,
}: {
  readonly kpi: KpiDefinition;
  readonly scope: string;
  readonly stand: string;
  readonly step: HistoryStep;
  readonly replayed: Replayed;
  /** Stands between the figure and its entries, which may be many. */
  readonly children: ReactNode;
}): ReactNode {
  const text = useText();
  const { t, moment, number } = text;
  const { to } = useView();
  const scopeName = useScopeName();
  const variables = {
    from: stateOf(step.before),
    to: stateOf(step.after),
    period: stand,
    cumulative: true,
    kpis: [kpi.code],
    scopes: [scope],
  };
  const query = useApi(COMPARISON, variables);
  return (
    <Answer query={query}>
      {({ comparison: { figures, to: state } }) => {
        // Figure and sentence change together: until the next answer is there both are of the stop before.
        const shown = steps.find(({ after }) => after.position === state.position) ?? step;
        const [figure] = figures;
        const known = editionsIn(editions, shown);
        return (
          <div data-stop={shown.after.position}>
            <h3>{stopName(range, shown, text)}</h3>
            <p className="big">
              {figureText(kpi, shown.after, text)} <span className="unit small">{unitText(kpi, text)}</span>
            </p>
            <p className="soft small">
              {t('replay.known', {
                moment: moment(shown.recordedAt),
                position: number(Number(shown.after.position)),
              })}{' '}
              {known
                .map(({ editionId, title }) => t('replay.inEdition', { edition: title ?? editionId }))
                .join(' ')}
            </p>
            <p aria-live="polite" data-words={kpi.code}>
              {figure ? inWords(figure, scopeName(scope), text) : t('replay.noScope')}
            </p>
            <p className="links no-print">
              <Link to={to(`/indicatoren/${kpi.code}`, { bekend: `p${shown.after.position}` })}>
                {t('replay.monitor')}
              </Link>
            </p>
            {children}
            {figure && <CausingEntries {...variables} />}
          </div>
        );
      }}
    </Answer>
  );
}

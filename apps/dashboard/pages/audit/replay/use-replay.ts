import { HISTORY, type HistoryStep } from '../../../graphql/history.ts';
import { EDITIONS, type Edition } from '../../../graphql/editions.ts';
import { nextOf } from '../../../graphql/whole-list.ts';
import { useApi } from '../../../api/use-api.ts';
import { useMoment } from '../../../session/use-moment.ts';
import { useView } from '../../../url/use-view.ts';
import { stopAt, toReplayRange, type ReplayRange } from './replay-range.ts';

export interface Replayed {
  readonly range: ReplayRange;
  readonly steps: readonly HistoryStep[];
  /** Number of the step looked at; −1 where there are none. */
  readonly at: number;
  /** Cursor of the steps that did not fit on the track. */
  readonly next: string | undefined;
  readonly editions: readonly Edition[];
}

/** The changes of one figure in the range of the address, and the one of them that the address is at. */
export function useReplay(kpi: string, scope: string) {
  const { search } = useView();
  const { stand, asOf } = useMoment();
  const { by, code, ...days } = toReplayRange(search.get('venster'));
  const after = search.get('na') ?? undefined;
  const query = useApi(HISTORY, { kpi, scope, period: stand, by, ...days, asOf, after });
  const editions = useApi(EDITIONS, {}).data?.editions ?? [];
  const replayed = query.data && {
    range: { by, code, ...days },
    steps: query.data.figureHistory.steps,
    at: stopAt(
      query.data.figureHistory.steps.map((step) => Number(step.after.position)),
      search.get('op'),
    ),
    next: nextOf(query.data.figureHistory.pageInfo),
    editions,
  };
  return { query, replayed, stand };
}

/** The editions that pinned what a step brought: after the step before, up to this one. */
export const editionsIn = (
  editions: readonly Edition[],
  { before, after }: HistoryStep,
): readonly Edition[] =>
  editions.filter(
    ({ asOfPosition }) =>
      Number(asOfPosition) > Number(before.position) && Number(asOfPosition) <= Number(after.position),
  );

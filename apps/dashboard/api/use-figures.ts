import type { UseQueryResult } from '@tanstack/react-query';
import { useMoment } from '../session/use-moment.ts';
import { figureIn, FIGURES, type Figure } from '../graphql/figures.ts';
import type { ResultOf } from '../graphql/tada.ts';
import { useApi } from './use-api.ts';

export interface FiguresNow {
  readonly now: UseQueryResult<ResultOf<typeof FIGURES>>;
  /** The figure of the page's period; undefined until it is there. */
  readonly of: (kpi: string, scope: string) => Figure | undefined;
  /** That of the period of the same length before it; undefined where everything since the start is counted. */
  readonly before: (kpi: string, scope: string) => Figure | undefined;
}

/** Figures of the page's period, up to its moment, beside those of the period before it. Without `kpis`: all. */
export function useFigures(
  kpis: readonly string[] | undefined,
  scopes: readonly string[],
  { enabled = true }: { readonly enabled?: boolean } = {},
): FiguresNow {
  const { stand, before, cumulative, asOf } = useMoment();
  const question = { kpis: kpis && [...kpis], scopes: [...scopes], cumulative, asOf };
  const now = useApi(FIGURES, { ...question, period: stand }, { enabled });
  const last = useApi(
    FIGURES,
    { ...question, period: before ?? stand },
    { enabled: enabled && before !== undefined },
  );
  return {
    now,
    of: (kpi, scope) => figureIn(now.data?.figures, kpi, scope),
    before: (kpi, scope) => (before === undefined ? undefined : figureIn(last.data?.figures, kpi, scope)),
  };
}

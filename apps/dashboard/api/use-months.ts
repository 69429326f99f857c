import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMoment } from '../session/use-moment.ts';
import { kindOfPeriod, lastMonthOf, monthAt, monthIndex, stepPeriod } from '../url/period.ts';
import { FIRST_MONTH } from '../url/first-month.ts';
import { YEAR, type Figure } from '../graphql/figures.ts';
import { request } from '../graphql/request.ts';
import { useCall } from './use-call.ts';

export interface MonthFigures {
  /** A month, or the longer period that the page is about. */
  readonly month: string;
  readonly figures: readonly Figure[];
}

/** Periods of a kind that a chart shows at most. */
const SHOWN = { year: 6, half: 8, quarter: 12, month: 36 } as const;
/** The places of one question for a period each. */
const PLACES = ['m01', 'm02', 'm03', 'm04', 'm05', 'm06', 'm07', 'm08', 'm09', 'm10', 'm11', 'm12'] as const;
const AT_ONCE = PLACES.length;

/** A period for each place; those left over ask the last one again. */
const placed = (codes: readonly string[]) =>
  Object.fromEntries(PLACES.map((place, i) => [place, codes[Math.min(i, codes.length - 1)] ?? ''])) as Record<
    (typeof PLACES)[number],
    string
  >;

/** The periods of one length up to a period, oldest first; none from before the programme. */
export const periodsUpTo = (code: string): readonly string[] =>
  Array.from({ length: SHOWN[kindOfPeriod(code)] }, (_, i) => stepPeriod(code, -i))
    .filter((each) => lastMonthOf(each) >= FIRST_MONTH)
    .reverse();

const yearsOf = (months: readonly string[]): readonly (readonly string[])[] =>
  [...new Set(months.map((code) => code.slice(0, 4)))].map((year) =>
    Array.from({ length: 12 }, (_, i) => monthAt(Number(year) * 12 + i)),
  );

const dozens = (codes: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(codes.length / AT_ONCE) }, (_, i) =>
    codes.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  );

/**
 * Figures up to the page's period, twelve at a time: `count` months of calendar years, or, when the page is about
 * what happened within a quarter, half-year or year, the ones of that length. Undefined until all are there.
 */
export function useMonths(
  kpis: readonly string[],
  scopes: readonly string[],
  { count, cumulative }: { readonly count: number; readonly cumulative: boolean },
): { readonly months: readonly MonthFigures[] | undefined; readonly error: Error | null } {
  const call = useCall();
  const { month, stand, asOf, cumulative: sinceStart } = useMoment();
  const last = monthIndex(month);
  const byMonth = sinceStart || kindOfPeriod(stand) === 'month';
  const wanted = byMonth
    ? Array.from({ length: count }, (_, i) => monthAt(last - count + 1 + i))
    : periodsUpTo(stand);
  const questions = byMonth ? yearsOf(wanted) : dozens(wanted);
  const answers = useQueries({
    queries: questions.map((codes) => {
      const variables = {
        kpis: [...kpis],
        scopes: [...scopes],
        cumulative: cumulative && sinceStart,
        asOf,
        ...placed(codes),
      };
      return {
        queryKey: ['graphql', call.token, 'months', variables],
        queryFn: ({ signal }: { signal: AbortSignal }) => request(YEAR, variables, { ...call, signal }),
        staleTime: Infinity,
        placeholderData: keepPreviousData,
      };
    }),
  });
  const error = answers.find((answer) => answer.error)?.error ?? null;
  if (answers.some(({ data }) => data === undefined)) return { months: undefined, error };
  const all = answers.flatMap(({ data }) => Object.values(data ?? {}) as (readonly Figure[])[]).flat();
  return { months: wanted.map((code) => ({ month: code, figures: figuresOf(all, code) })), error };
}

/** Those of a period, each once. */
function figuresOf(all: readonly Figure[], code: string): readonly Figure[] {
  const own = new Map<string, Figure>();
  for (const figure of all)
    if (figure.period.code === code) own.set(`${figure.kpi.code} ${figure.scope}`, figure);
  return [...own.values()];
}

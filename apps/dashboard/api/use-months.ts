import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useText } from '../intl/use-text.tsx';
import { useMoment } from '../session/use-moment.ts';
import { useSession } from '../session/session.tsx';
import { kindOfPeriod, lastMonthOf, monthAt, monthIndex, stepPeriod } from '../url/period.ts';
import { FIRST_MONTH } from '../url/first-month.ts';
import { YEAR, type Figure } from '../graphql/figures.ts';
import { request } from '../graphql/request.ts';

export interface MonthFigures {
  /** A month, or the longer period that the page is about. */
  readonly month: string;
  readonly figures: readonly Figure[];
}

/** Periods of a kind that a chart shows at most. */
const SHOWN = { year: 6, half: 8, quarter: 12, month: 36 } as const;
const AT_ONCE = 12;

const variablesOf = (codes: readonly string[]) => {
  // A question has twelve places; those left over ask the last one again.
  const code = (place: number): string => codes[Math.min(place, codes.length) - 1] ?? '';
  return {
    m01: code(1),
    m02: code(2),
    m03: code(3),
    m04: code(4),
    m05: code(5),
    m06: code(6),
    m07: code(7),
    m08: code(8),
    m09: code(9),
    m10: code(10),
    m11: code(11),
    m12: code(12),
  };
};

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
 * Figures up to the page's period, twelve at a time: `count` months of calendar years, or, when the page is about what
 * happened within a quarter, half-year or year, the ones of that length. Undefined until all are there.
 */
export function useMonths(
  kpis: readonly string[],
  scopes: readonly string[],
  { count, cumulative }: { readonly count: number; readonly cumulative: boolean },
): { readonly months: readonly MonthFigures[] | undefined; readonly error: Error | null } {
  const { token } = useSession();
  const { language } = useText();
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
        ...(asOf ? { asOf } : {}),
        ...variablesOf(codes),
      };
      return {
        queryKey: ['graphql', token, 'months', variables],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          request(YEAR, variables, { token, language, signal }),
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

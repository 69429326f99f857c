import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useText } from '../intl/use-text.tsx';
import { useMoment } from '../session/use-moment.ts';
import { useSession } from '../session/session.tsx';
import { monthAt, monthIndex } from '../url/period.ts';
import { YEAR, type Figure } from './figures.ts';
import { request } from './request.ts';

export interface MonthFigures {
  readonly month: string;
  readonly figures: readonly Figure[];
}

const two = (month: number): string => String(month).padStart(2, '0');

const variablesOf = (year: number) => {
  const code = (month: number): string => `${year}-${two(month)}`;
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

/** Figures month by month up to the page's period: `count` months, asked a calendar year at a time. Undefined until all are there. */
export function useMonths(
  kpis: readonly string[],
  scopes: readonly string[],
  { count, cumulative }: { readonly count: number; readonly cumulative: boolean },
): { readonly months: readonly MonthFigures[] | undefined; readonly error: Error | null } {
  const { token } = useSession();
  const { language } = useText();
  const { month, asOf } = useMoment();
  const last = monthIndex(month);
  const wanted = Array.from({ length: count }, (_, i) => monthAt(last - count + 1 + i));
  const years = [...new Set(wanted.map((code) => Number(code.slice(0, 4))))];
  const answers = useQueries({
    queries: years.map((year) => {
      const variables = {
        kpis: [...kpis],
        scopes: [...scopes],
        cumulative,
        ...(asOf ? { asOf } : {}),
        ...variablesOf(year),
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
  const months = wanted.map((code) => {
    const year = answers[years.indexOf(Number(code.slice(0, 4)))]?.data;
    const name = `m${code.slice(5)}` as keyof NonNullable<typeof year>;
    const figures: readonly Figure[] = year?.[name] ?? [];
    return { month: code, figures: figures.filter(({ period }) => period.code === code) };
  });
  return { months, error };
}

import { useText, type Text } from './use-text.tsx';

const PARTS = ['H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'] as const;

/** `2026-H1` as "eerste halfjaar 2026", `2026-10` as "oktober 2026"; what is no period stays as it is. */
export function periodName(code: string, { t, month }: Pick<Text, 't' | 'month'>): string {
  const [year = '', rest] = code.split('-');
  const part = PARTS.find((each) => each === rest);
  if (part) return t(`period.${part}`, { year });
  return rest !== undefined && /^\d\d$/.test(rest) ? month(code) : code;
}

/** The name of a period in the reader's language. */
export function usePeriodName(): (code: string) => string {
  const text = useText();
  return (code) => periodName(code, text);
}

/** Years with their halves and quarters, newest first: what reports and targets are about. */
export const periodsOf = (firstYear: number, lastYear: number): readonly string[] =>
  Array.from({ length: lastYear - firstYear + 1 }, (_, i) => String(lastYear - i)).flatMap((year) => [
    year,
    ...PARTS.map((part) => `${year}-${part}`),
  ]);

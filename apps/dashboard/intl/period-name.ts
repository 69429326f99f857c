import { FIRST_MONTH } from '../url/first-month.ts';
import { periodOf } from '../url/period.ts';
import { useText, type Text } from './use-text.tsx';

const PARTS = ['H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'] as const;

type Words = Pick<Text, 't' | 'month'>;

/** `2026-H1` as "eerste halfjaar 2026", `2026-10` as "oktober 2026"; what is no period stays as it is. */
export const periodName = (code: string, text: Words): string => named(code, 'period.', text);

/** The same within a sentence: "het eerste halfjaar van 2026", "the first half of 2026". */
export const periodPhrase = (code: string, text: Words): string => named(code, 'period.in.', text);

function named(code: string, key: 'period.' | 'period.in.', { t, month }: Words): string {
  const [year = '', rest] = code.split('-');
  const part = PARTS.find((each) => each === rest);
  if (part) return t(`${key}${part}`, { year });
  return rest !== undefined && /^\d\d$/.test(rest) ? month(code) : code;
}

/** The name of a period in the reader's language. */
export function usePeriodName(): (code: string) => string {
  const text = useText();
  return (code) => periodName(code, text);
}

/** What a period is called within a sentence. */
export function usePeriodPhrase(): (code: string) => string {
  const text = useText();
  return (code) => periodPhrase(code, text);
}

/** Those of the programme up to a month (`YYYY-MM`), newest first. */
export const periodsUntil = (newest: string): readonly string[] =>
  periodsOf(Number(FIRST_MONTH.slice(0, 4)), Number(newest.slice(0, 4))).filter((code) => {
    const days = periodOf(code);
    return days && days.from.slice(0, 7) <= newest && days.to.slice(0, 7) >= FIRST_MONTH;
  });

/** Years with their halves and quarters, newest first: what reports and targets are about. */
export const periodsOf = (firstYear: number, lastYear: number): readonly string[] =>
  Array.from({ length: lastYear - firstYear + 1 }, (_, i) => String(lastYear - i)).flatMap((year) => [
    year,
    ...PARTS.map((part) => `${year}-${part}`),
  ]);

import { dateOf, periodDays } from '#libs/programme';

/** A period of the API: `2026`, `2026-H1`, `2026-Q3` or `2026-10`. */
export interface PeriodDays {
  readonly code: string;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Reads the code of a period of this century; undefined for any other text. */
export function periodOf(code: string): PeriodDays | undefined {
  const days = code.startsWith('20') ? periodDays(code) : undefined;
  return days && { code, from: dateOf(days.from), to: dateOf(days.to) };
}

/** Number of a month since year 0, so that months can be counted. */
export const monthIndex = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

export const monthAt = (index: number): string => `${Math.floor(index / 12)}-${two((index % 12) + 1)}`;

/** Months from one to another, both included. */
export const monthsBetween = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, monthIndex(to) - monthIndex(from) + 1) }, (_, i) =>
    monthAt(monthIndex(from) + i),
  );

/** The last month of a period. */
export const lastMonthOf = (code: string): string => (periodOf(code)?.to ?? code).slice(0, 7);

export const lastDayOf = (month: string): string => periodOf(month)?.to ?? `${month}-28`;

/**
 * The day up to which is counted, of a period that ends on `end`: its last, or the newest of which there is anything.
 * Where no period was chosen, not beyond the day whose knowledge is asked for: what came in the rest of that month
 * was not known then.
 */
export function standDayOf(
  end: string,
  {
    known,
    lastDay,
    isChosen,
  }: { readonly known: string; readonly lastDay: string; readonly isChosen: boolean },
): string {
  const newest = isChosen || known > lastDay ? lastDay : known;
  return end < newest ? end : newest;
}

/** How long a period is, as its code says. */
export type PeriodKind = 'year' | 'half' | 'quarter' | 'month';

const MONTHS_OF = { year: 12, half: 6, quarter: 3, month: 1 } as const;

/** Of which length a period code is; any other text counts as a month. */
export const kindOfPeriod = (code: string): PeriodKind =>
  code.length === 4 ? 'year' : code[5] === 'H' ? 'half' : code[5] === 'Q' ? 'quarter' : 'month';

/** The period of a kind that a month (`YYYY-MM`) lies in. */
export function periodAround(month: string, kind: PeriodKind): string {
  const year = month.slice(0, 4);
  const part = Math.floor((Number(month.slice(5, 7)) - 1) / MONTHS_OF[kind]) + 1;
  return { year, half: `${year}-H${part}`, quarter: `${year}-Q${part}`, month: month.slice(0, 7) }[kind];
}

/** The period of the same length so many steps later (earlier: below 0). */
export function stepPeriod(code: string, steps: number): string {
  const kind = kindOfPeriod(code);
  const first = monthIndex((periodOf(code)?.from ?? code).slice(0, 7));
  return periodAround(monthAt(first + steps * MONTHS_OF[kind]), kind);
}

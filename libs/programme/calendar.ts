/** Calendar dates without clock or zone: `2025-03-31` and whole days since 1970-01-01. */
export const PROGRAMME_START = '2020-09-01';

const DAY = 86_400_000;

/** Days since 1970-01-01, or undefined when the text is no existing date. */
export function parseDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]) - 1, Number(match[3])];
  // Date.UTC reads the years 0–99 as 1900–1999.
  const date = new Date(0);
  const time = date.setUTCFullYear(year, month, day);
  return date.getUTCMonth() === month && date.getUTCDate() === day ? time / DAY : undefined;
}

/** Days since 1970-01-01 of a date known to exist; throws when it does not. */
export function dayOf(text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`${text} is not a date`);
  return day;
}

export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The same day of the month a number of calendar months earlier (negative: later), clamped to the month's last day. */
export function monthsBefore(day: number, months: number): number {
  const date = new Date(day * DAY);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1);
  const last = new Date(first);
  const lastDay = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 0)).getUTCDate();
  return first / DAY + Math.min(date.getUTCDate(), lastDay) - 1;
}

const PERIOD = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** First and last day of `2025`, `2025-H1`, `2025-Q3` or `2025-07`, both inclusive; undefined for any other text. */
export function periodDays(code: string): { readonly from: number; readonly to: number } | undefined {
  const match = PERIOD.exec(code);
  if (!match) return undefined;
  const year = Number(match[1]);
  const [, , half, quarter, month] = match;
  const first = half
    ? (Number(half) - 1) * 6
    : quarter
      ? (Number(quarter) - 1) * 3
      : month
        ? Number(month) - 1
        : 0;
  const months = half ? 6 : quarter ? 3 : month ? 1 : 12;
  const from = dayOf(`${year.toString().padStart(4, '0')}-${String(first + 1).padStart(2, '0')}-01`);
  return { from, to: Date.UTC(year, first + months, 1) / DAY - 1 };
}

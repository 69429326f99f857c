/** Calendar dates without clock or zone: `2025-03-31` and whole days since 1970-01-01. */
export const PROGRAMME_START = '2020-09-01';

const DAY = 86_400_000;

/** Days since 1970-01-01, or undefined when the text is no existing date. */
export function parseDay(text: string): number | undefined {
  if (!ISO_DAY.test(text)) return undefined;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  // Years from March on, so that a leap day is the last of its year; 719,468 days from 1 March of the year 0 to 1970.
  const from = month > 2 ? year : year - 1;
  const days = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * from + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + days - 719_468;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONG = new Set([1, 3, 5, 7, 8, 10, 12]);

function daysIn(year: number, month: number): number {
  if (month !== 2) return LONG.has(month) ? 31 : 30;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Days since 1970-01-01 of a date known to exist; throws when it does not. */
export function dayOf(text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`${text} is not a date`);
  return day;
}

/** The date of a day: `2025-03-31` of days since 1970-01-01. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/**
 * The same day of the month a number of calendar months earlier (negative: later), clamped to the month's last day.
 */
export function monthsBefore(day: number, months: number): number {
  const date = new Date(day * DAY);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1);
  const last = new Date(first);
  const lastDay = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 0)).getUTCDate();
  return first / DAY + Math.min(date.getUTCDate(), lastDay) - 1;
}

/** `2025`, `2025-H1`, `2025-Q3` or `2025-07`: as a schema has it. */
export const PERIOD_CODE = '^\\d{4}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?$';
const PERIOD = new RegExp(PERIOD_CODE);

/** How many months a period is, by the letter before its number. */
const MONTHS_OF: Readonly<Record<string, number>> = { H: 6, Q: 3 };

/** First and last day of the period with a code, both inclusive; undefined for any other text. */
export function periodDays(code: string): { readonly from: number; readonly to: number } | undefined {
  if (!PERIOD.test(code)) return undefined;
  const [year, part] = [code.slice(0, 4), code.slice(5)];
  const months = part === '' ? 12 : (MONTHS_OF[part.charAt(0)] ?? 1);
  const first = part === '' ? 0 : (Number(part.replace(/\D/, '')) - 1) * months;
  const from = dayOf(`${year}-${String(first + 1).padStart(2, '0')}-01`);
  return { from, to: new Date(0).setUTCFullYear(Number(year), first + months, 1) / DAY - 1 };
}

const formatter = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The zone's offset is a whole number of quarters of an hour, so that within one the date does not change. */
const QUARTER = 900_000;
let lastQuarter = Number.NaN;
let lastDate = '';

/** What a date of four digits can say, in milliseconds: moments before and after have its first and last day. */
const FIRST = Date.parse('0001-01-02T00:00:00Z');
const LAST = Date.parse('9999-12-31T22:00:00Z');
const LENGTH = 'yyyy-mm-dd'.length;

/**
 * The calendar date in Europe/Amsterdam at a moment (milliseconds since 1970), `yyyy-mm-dd`, of the years 1 to 9999.
 */
export function amsterdamDate(ms: number): string {
  const quarter = Math.floor(Math.min(Math.max(ms, FIRST), LAST) / QUARTER);
  if (quarter !== lastQuarter) {
    lastDate = formatter.format(quarter * QUARTER).padStart(LENGTH, '0');
    lastQuarter = quarter;
  }
  return lastDate;
}

/** RFC 3339 in UTC with milliseconds, e.g. `2025-03-31T12:00:00.000Z`. */
export const toMoment = (ms: number): string => new Date(ms).toISOString();

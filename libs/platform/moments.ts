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

/** The calendar date in Europe/Amsterdam at a moment (milliseconds since 1970), `yyyy-mm-dd`. */
export function amsterdamDate(ms: number): string {
  const quarter = Math.floor(ms / QUARTER);
  if (quarter !== lastQuarter) {
    lastDate = formatter.format(quarter * QUARTER);
    lastQuarter = quarter;
  }
  return lastDate;
}

/** RFC 3339 in UTC with milliseconds, e.g. `2025-03-31T12:00:00.000Z`. */
export const toMoment = (ms: number): string => new Date(ms).toISOString();

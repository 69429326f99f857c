import { dateOf, dayOf } from './calendar.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const formatter = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** What a date of four digits can say, in milliseconds: moments before and after have its first and last day. */
const FIRST = Date.parse('0001-01-02T00:00:00Z');
const LAST = Date.parse('9999-12-31T21:59:59Z');
const LENGTH = 'yyyy-mm-dd'.length;

const localDate = (moment: number): string => formatter.format(moment).padStart(LENGTH, '0');

/** Of each day from 1970 to 2099 that was asked about: the hour of UTC at which it ends in Amsterdam; 0 of others. */
const known = new Uint8Array(dayOf('2100-01-01'));

/**
 * The moment (ms since 1970 UTC) at which a day, in days since 1970-01-01, has ended in Amsterdam and the next one
 * begins. Right since 1946: the zone is whole hours ahead.
 */
export function amsterdamDayEnd(day: number): number {
  const hour = known[day] || endHour(day);
  known[day] = hour;
  return day * DAY + hour * HOUR;
}

function endHour(day: number): number {
  const date = dateOf(day);
  let hour = 24;
  while (hour > 0 && localDate(day * DAY + (hour - 1) * HOUR) !== date) hour--;
  return hour;
}

/**
 * The calendar day in Europe/Amsterdam at a moment (ms since 1970 UTC), in days since 1970-01-01, of the years 1 to
 * 9999. Throws RangeError for what is no moment.
 */
export function amsterdamDay(moment: number): number {
  const within = Math.min(Math.max(moment, FIRST), LAST);
  const day = Math.floor(within / DAY);
  return within < amsterdamDayEnd(day) ? day : day + 1;
}

/** The same as a date, `yyyy-mm-dd`. */
export const amsterdamDate = (moment: number): string => dateOf(amsterdamDay(moment));

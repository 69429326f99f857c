import { dayOf } from '#libs/programme';

const HOUR = 3_600_000;

const formatter = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const known = new Map<number, number>();

/**
 * The calendar day in Europe/Amsterdam at a moment (ms since 1970 UTC). Since 1946 its offset is in whole hours, so
 * a day starts on one.
 */
export function amsterdamDay(moment: number): number {
  const hour = Math.floor(moment / HOUR);
  const day = known.get(hour) ?? dayOf(formatter.format(hour * HOUR));
  known.set(hour, day);
  return day;
}

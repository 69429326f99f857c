import { parseDay } from './calendar.js';

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Milliseconds since 1970-01-01 UTC of a moment as in RFC 3339, with any offset; undefined for any other text. The
 * one rule for every moment that comes in: a day that exists (not 30 February), an hour before 24:00, seconds
 * written out, a leap second only where there can be one (23:59:60 UTC, which is the first of the next day). What
 * is finer than a millisecond is cut off.
 */
export function parseMoment(text: string): number | undefined {
  const [, date, hours, minutes, seconds, fraction = '', sign, offsetHours, offsetMinutes] =
    RFC_3339.exec(text) ?? [];
  const day = date === undefined ? undefined : parseDay(date);
  if (day === undefined) return undefined;
  const offset = (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)) * (sign === '-' ? -1 : 1);
  const minute = day * DAY + (Number(hours) * 60 + Number(minutes) - offset) * MINUTE;
  const endsItsDay = (((minute % DAY) + DAY) % DAY) + MINUTE === DAY;
  if (seconds === '60' && !endsItsDay) return undefined;
  return minute + Number(seconds) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

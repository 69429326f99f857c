const DAY = 86_400_000;
const CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function wallClock(time: number): number {
  const part = Object.fromEntries(CLOCK.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The last millisecond of a day in the Netherlands, as a moment: "zoals bekend op" counts the whole day. */
export function endOfDay(date: string): string {
  const midnight = Date.parse(`${date}T00:00:00Z`) + DAY;
  const offset = wallClock(midnight) - midnight;
  const guess = midnight - offset;
  const exact = midnight - (wallClock(guess) - guess);
  return new Date(exact - 1).toISOString();
}

/** The day before a day, `YYYY-MM-DD`. */
export const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - DAY).toISOString().slice(0, 10);

/** The day in the Netherlands of a moment. */
export const dayIn = (moment: string | number): string =>
  new Date(wallClock(typeof moment === 'number' ? moment : Date.parse(moment))).toISOString().slice(0, 10);

/** The day it is in the Netherlands. */
export const today = (): string => dayIn(Date.now());

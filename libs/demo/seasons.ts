import { dateOf as calendarDate, dayOf } from '#libs/programme';

const dates = new Map<number, string>();

/** The date of a day since 1970; the few days of the programme are asked for hundreds of thousands of times. */
export function dateOf(day: number): string {
  const known = dates.get(day) ?? calendarDate(day);
  dates.set(day, known);
  return known;
}

export const FIRST_DAY = dayOf('2023-11-01');
export const LAST_DAY = dayOf('2026-10-31');

/** Energy help follows the heating season and the holidays, January first. */
const OUTREACH = [1.25, 1.2, 1.1, 0.9, 0.85, 0.8, 0.42, 0.48, 1.05, 1.3, 1.4, 0.75];
/** Works follow frost and the builders' holiday. */
const BUILDING = [0.5, 0.7, 1.15, 1.25, 1.25, 1.2, 0.7, 0.6, 1.25, 1.3, 1.1, 0.5];

interface Month {
  readonly first: number;
  readonly last: number;
  /** January is 0. */
  readonly month: number;
}

/** The calendar months from one day to another, the first and last cut to fit. */
export function monthsBetween(from: number, to: number): readonly Month[] {
  const months: Month[] = [];
  for (let first = from; first <= to;) {
    const date = new Date(`${dateOf(first)}T00:00:00Z`);
    const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 86_400_000;
    months.push({ first, last: Math.min(next - 1, to), month: date.getUTCMonth() });
    first = next;
  }
  return months;
}

/** How much outreach there is in a month (0 is January), as a factor of an average one. */
export const outreachFactor = (month: number): number => OUTREACH[month] ?? 1;
/** How much is built in a month (0 is January), as a factor of an average one. */
export const buildingFactor = (month: number): number => BUILDING[month] ?? 1;

/** A partner begins small, is at strength after 14 months and then grows by a tenth a year. */
export const ramp = (months: number): number =>
  months < 14 ? 0.45 + (0.55 * months) / 14 : 1 + (0.1 * (months - 14)) / 12;

/** 0 is Sunday; 1970-01-01 was a Thursday. */
export const weekday = (day: number): number => (day + 4) % 7;

/** The day itself, or the first working day after a weekend or the days around Christmas. */
export function workday(day: number): number {
  let found = day;
  while (weekday(found) % 6 === 0 || /-12-(2[4-9]|3[01])$|-01-01$/.test(dateOf(found))) found++;
  return found;
}

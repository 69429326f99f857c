/**
 * The one calendar of the Netherlands, against a formatter that keeps nothing. Seen to fail: with the hour of a day
 * kept for the next one too, with a day that has the moment of its end, and with an hour that is not known taken for
 * one that is.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amsterdamDate, amsterdamDay, amsterdamDayEnd } from './amsterdam.js';
import { dateOf, dayOf } from './calendar.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const plain = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });

/** Moments of 1970 to 2110: within a day of 1 January or of a Sunday on which a clock changed, or anywhere. */
const moments = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1970, max: 2110 }),
      fc.constantFrom(0, 2, 3, 8, 9),
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: -DAY, max: DAY }),
    )
    .map(([year, month, week, within]) => {
      const first = Date.UTC(year, month, 1);
      const sunday = first + ((7 - new Date(first).getUTCDay()) % 7) * DAY;
      return (month === 0 ? first : sunday + week * 7 * DAY) + within;
    }),
  fc.integer({ min: Date.UTC(1970), max: Date.UTC(2110) }),
);
/** So that a millisecond decides. */
const turns = fc
  .tuple(moments, fc.constantFrom(-1, 0, 1))
  .map(([moment, more]) => Math.round(moment / HOUR) * HOUR + more);

describe('given a moment', () => {
  it.each([
    ['2025-03-29T22:59:59Z', '2025-03-29'],
    ['2025-03-29T23:00:00Z', '2025-03-30'],
    ['2025-03-30T21:59:59Z', '2025-03-30'],
    ['2025-03-30T22:00:00Z', '2025-03-31'],
    ['2025-10-26T22:59:59Z', '2025-10-26'],
    ['2025-10-26T23:00:00Z', '2025-10-27'],
  ])('the Amsterdam date at %s is %s, also around the clock change', (moment, date) => {
    expect(amsterdamDate(Date.parse(moment))).toBe(date);
  });

  it('equals an uncached formatter at any moment, around both clock changes of every year too', () => {
    fc.assert(
      fc.property(fc.oneof(moments, turns), (moment) => {
        expect(amsterdamDate(moment)).toBe(plain.format(moment));
        expect(dateOf(amsterdamDay(moment))).toBe(plain.format(moment));
      }),
      { numRuns: 2_000 },
    );
  });

  // Seen to fail: without the bounds and zeros in front, a state as of the year 1 or 9999 was an error of ours.
  it.each([
    ['0000-01-01T00:00:00Z', '0001-01-02'],
    ['0001-06-01T00:00:00Z', '0001-06-01'],
    ['0999-12-31T12:00:00Z', '0999-12-31'],
    ['9999-12-31T23:59:59Z', '9999-12-31'],
  ])('the Amsterdam date at %s is %s, a date that can be written', (moment, date) => {
    expect(amsterdamDate(Date.parse(moment))).toBe(date);
  });

  it('what is no moment has no day', () => {
    expect(() => amsterdamDay(Number.NaN)).toThrow(RangeError);
  });
});

describe('given a day', () => {
  it.each([
    ['2026-01-15', '2026-01-15T23:00:00.000Z'],
    ['2026-03-28', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
  ])('%s has ended in Amsterdam at %s', (date, end) => {
    expect(new Date(amsterdamDayEnd(dayOf(date))).toISOString()).toBe(end);
  });

  it('the millisecond before its end is the last that is on it', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const day = amsterdamDay(moment);
        const end = amsterdamDayEnd(day);
        expect(plain.format(end - 1)).toBe(dateOf(day));
        expect(plain.format(end)).toBe(dateOf(day + 1));
      }),
      { numRuns: 500 },
    );
  });
});

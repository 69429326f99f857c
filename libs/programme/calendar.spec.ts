import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, dayOf, monthsBefore, parseDay, periodDays, PROGRAMME_START } from './calendar.js';

const day = fc.integer({ min: dayOf(PROGRAMME_START), max: dayOf('2100-01-01') });

describe('calendar dates', () => {
  it.each([
    ['1970-01-01', 0],
    ['2020-09-01', 18506],
    ['2024-02-29', 19782],
  ])('%s is day %i', (text, number) => {
    expect(parseDay(text)).toBe(number);
    expect(dateOf(number)).toBe(text);
  });

  it.each([
    '2025-02-29',
    '2025-02-30',
    '2025-13-01',
    '2025-00-10',
    '2025-1-1',
    '20250101',
    '2025-01-01T00:00:00Z',
    ' 2025-01-01',
    '',
    'x',
  ])('"%s" is no date', (text) => {
    expect(parseDay(text)).toBeUndefined();
    expect(() => dayOf(text)).toThrow(RangeError);
  });

  it.each([
    ['2025-03-31', 1, '2025-02-28'],
    ['2024-03-31', 1, '2024-02-29'],
    ['2026-02-28', 36, '2023-02-28'],
    ['2024-02-29', 36, '2021-02-28'],
    ['2025-01-15', 1, '2024-12-15'],
    ['2025-01-31', -1, '2025-02-28'],
    ['2025-06-10', 0, '2025-06-10'],
  ])('%s, %i months before, is %s', (from, months, to) => {
    expect(dateOf(monthsBefore(dayOf(from), months))).toBe(to);
  });

  it('a day is the day of its date', () => {
    fc.assert(fc.property(day, (number) => parseDay(dateOf(number)) === number));
  });

  // Seen to fail: without the leap days, and with those of 1900 and 2100.
  it('are those that Date knows, of every year of four digits', () => {
    const part = (digits: number, max: number) =>
      fc.integer({ min: 0, max }).map((number) => String(number).padStart(digits, '0'));
    const text = fc.tuple(part(4, 9999), part(2, 13), part(2, 32)).map((parts) => parts.join('-'));
    const examples = ['1900-02-29', '2000-02-29', '2100-02-29', '0000-02-29', '0000-03-01'].map(
      (day): [string] => [day],
    );
    const known = fc.property(text, (day) => {
      const time = Date.parse(`${day}T00:00:00Z`);
      const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
      expect(parseDay(day)).toBe(exists ? time / 86_400_000 : undefined);
    });
    fc.assert(known, { numRuns: 2_000, examples });
  });

  it('months before never passes over a month and keeps the order of days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (number, months) => {
        const [year, month] = dateOf(number).split('-').map(Number);
        const [thenYear, thenMonth] = dateOf(monthsBefore(number, months)).split('-').map(Number);
        expect(year! * 12 + month! - (thenYear! * 12 + thenMonth!)).toBe(months);
        expect(monthsBefore(number + 1, months)).toBeGreaterThanOrEqual(monthsBefore(number, months));
      }),
    );
  });
});

// Cause: the year 50 ended in 1950. Seen to fail: with Date.UTC.
it.each([
  ['0050', '0050-01-01', '0050-12-31'],
  ['0000-H1', '0000-01-01', '0000-06-30'],
  ['0099-Q4', '0099-10-01', '0099-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['9999-12', '9999-12-01', '9999-12-31'],
])('the period %s goes from %s up to %s', (code, from, to) => {
  const days = periodDays(code) ?? { from: 0, to: 0 };
  expect([dateOf(days.from), dateOf(days.to)]).toEqual([from, to]);
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { amsterdamDate, toMoment } from './moments.js';

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

  it('equals an uncached formatter at any moment', () => {
    const plain = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }), (ms) => {
        expect(amsterdamDate(ms)).toBe(plain.format(ms));
      }),
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

  it('moments are UTC with milliseconds', () => {
    expect(toMoment(0)).toBe('1970-01-01T00:00:00.000Z');
  });
});

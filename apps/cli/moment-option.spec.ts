import { describe, expect, it } from '@jest/globals';
import { asOf, momentOf } from './moment-option.js';

describe('given a moment on the command line', () => {
  // Seen to fail: with Date.parse in the place of the one rule the first three were a moment of another day.
  it.each([
    ['2025-02-30T12:00:00Z', '30 februari 2025 bestaat niet', '30 February 2025 does not exist'],
    ['2025-06-31T12:00:00+02:00', '31 juni 2025 bestaat niet', '31 June 2025 does not exist'],
    ['2025-03-31T24:00:00Z', '24 uur bestaat niet', 'there is no hour 24'],
    ['2025-02-28T99:99:00Z', '99 uur bestaat niet', 'there is no hour 99'],
    ['2025-03-31', 'schrijf dag, T, uren', 'write day, T, hours'],
    ['gisteren', 'schrijf dag, T, uren', 'write day, T, hours'],
  ])('when %s is asked then it is refused in both languages', (text, nl, en) => {
    expect(() => asOf(text)).toThrow(nl);
    expect(() => momentOf(text)).toThrow(en);
  });

  it('when it exists, or is a position, then it is taken', () => {
    expect(asOf('2024-02-29T12:00:00+01:00')).toEqual({ moment: Date.UTC(2024, 1, 29, 11) });
    expect(asOf('12')).toEqual({ position: 12n });
  });
});

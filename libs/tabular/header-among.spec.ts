import { describe, expect, it } from '@jest/globals';
import { typeNamed } from '#libs/programme';
import { headerAmong } from './find-sheet.js';

const TYPE = typeNamed('HouseholdReached');
const rows = (...texts: readonly (readonly string[])[]) =>
  texts.map((values, i) => ({ number: i + 1, values }));
const found = (...texts: readonly (readonly string[])[]): number | undefined =>
  headerAmong(rows(...texts), TYPE, { addresses: false })?.number;

// Seen to fail: with three names asked for before a row is taken for a header.
describe('the header of a sheet', () => {
  it.each([
    [
      'is the first row, when that has known names',
      1,
      [
        ['occurredOn', 'householdKey'],
        ['2025-01-01', 'h'],
      ],
    ],
    [
      'is a later row with two known names',
      3,
      [['Overzicht'], [''], ['occurredOn', 'householdKey', 'x'], ['a', 'b']],
    ],
    [
      'is the row with most of them',
      2,
      [
        ['occurredOn', 'householdKey'],
        ['occurredOn', 'householdKey', 'channel'],
      ],
    ],
    [
      'is the first of two with as many',
      1,
      [
        ['occurredOn', 'channel'],
        ['occurredOn', 'householdKey'],
      ],
    ],
    ['is the first row, when none has two', 1, [['Overzicht'], ['occurredOn', 'x']]],
  ])('%s', (_, number, texts) => expect(found(...texts)).toBe(number));

  it('is none of no rows', () => expect(found()).toBeUndefined());
});

/**
 * What an edition fixes. Seen to fail: with the definitions of now for those at the position, with the
 * rules at the position for those in force now, and with each bound of time one day off.
 */
import { describe, expect, it } from '@jest/globals';
import { PROTECTION_FLOOR, PROTECTION_METHOD, toPointer, type Fault } from '#libs/programme';
import { area, defined, given, happened, CLOCK, reached, refusalOf } from '../testing/given.js';
import { pinsFor, unmetPins, untimelyPins, type PinsRequest } from './pins.js';

const rules = happened('ProtectionRulesPublished', {
  ...{ method: PROTECTION_METHOD, version: 2, reason: 'r' },
  ...PROTECTION_FLOOR,
});
const { model } = given(
  area('noord'),
  reached('h1', '2025-02-01'),
  defined(2, '2025-01-01'),
  rules,
).projected();
const pins = (asked: Partial<PinsRequest> = {}) => pinsFor(model, { period: '2025-H1', ...asked }, CLOCK);
const told = (faults: readonly Fault[]) => faults.map(({ rule, place }) => `${rule} ${toPointer(place)}`);
const versionOf = ({ definitionSet }: ReturnType<typeof pins>, code: string) =>
  definitionSet.find((one) => one.code === code)?.version;

describe('given nothing but a period', () => {
  it('then an edition would pin all that is recorded, today, internally', () => {
    expect(pins()).toMatchObject({
      ...{ period: '2025-H1', asOfPosition: 4, areaEdition: 2025, disclosureProfile: 'INTERNAL' },
      ...{ protectionVersion: 2, referenceDate: '2025-12-01' },
    });
    expect(versionOf(pins(), '3.1')).toBe(2);
    expect(pins({ disclosureProfile: 'PUBLIC' }).disclosureProfile).toBe('PUBLIC');
  });
});

describe('given a position before a definition and the rules of protection changed', () => {
  it('then it pins the definition of then, and the rules of now', () => {
    const then = pins({ asOf: { position: 2n } });
    expect(then).toMatchObject({ asOfPosition: 2, protectionVersion: 2, referenceDate: '2025-03-01' });
    expect(versionOf(then, '3.1')).toBe(1);
  });
});

it.each([
  ['2024', 2024],
  ['2025-Q4', 2025],
  ['2023-12', 2023],
])('given the period %s, then it pins the areas of %i', (period, year) => {
  expect(pins({ period }).areaEdition).toBe(year);
});

describe('given a question that cannot be answered', () => {
  it.each<readonly [refused: string, asked: Partial<PinsRequest>]>([
    ['UNKNOWN_PERIOD /period', { period: '2025-H3' }],
    ['UNKNOWN_PERIOD /period', { period: '' }],
    ['POSITION_AHEAD /asOf/position', { asOf: { position: 5n } }],
    ['NOT_A_DATE /referenceDate', { referenceDate: '2025-02-30' }],
  ])('then it is refused: %s', (refused, asked) => {
    expect(refusalOf(() => pins(asked))).toEqual([refused]);
  });
});

describe('given pins that were stated', () => {
  it('when the areas are of another year than the period, then that year is told', () => {
    expect(unmetPins({ ...pins(), areaEdition: 2025 }, ['data'])).toEqual([]);
    const [found] = unmetPins({ ...pins(), areaEdition: 2024 }, ['data']);
    expect(told(found ? [found] : [])).toEqual(['AREA_EDITION_NOT_THERE /data/areaEdition']);
    expect(found?.message.en).toContain('2025');
  });

  // A period of which nobody knows what it is has its own fault, of the schema.
  it('when the period is none, then there is nothing to hold the others against', () => {
    expect(unmetPins({ ...pins(), period: 'x', areaEdition: 1 }, [])).toEqual([]);
    expect(untimelyPins({ period: 'x', referenceDate: '1999-01-01' }, 'FINAL', [])).toEqual([]);
  });

  it.each<readonly [on: string, provisional: readonly string[], final: readonly string[]]>([
    ['2024-12-31', ['EDITION_BEFORE_PERIOD /data/period'], ['EDITION_BEFORE_PERIOD /data/period']],
    ['2025-01-01', [], ['EDITION_NOT_FINAL_YET /data/status']],
    ['2025-06-29', [], ['EDITION_NOT_FINAL_YET /data/status']],
    ['2025-06-30', [], []],
  ])('when 2025-H1 is published by %s, then as provisional %j, as final %j', (on, provisional, final) => {
    const untimely = (status: 'PROVISIONAL' | 'FINAL') =>
      told(untimelyPins({ period: '2025-H1', referenceDate: on }, status, ['data']));
    expect([untimely('PROVISIONAL'), untimely('FINAL')]).toEqual([provisional, final]);
  });
});

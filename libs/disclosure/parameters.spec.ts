import { describe, expect, test } from '@jest/globals';
import { looser, PROFILES, protectsNothing, PROTECTION_1 } from './parameters.js';

describe('the profiles for outsiders', () => {
  test('each protects, and what everybody reads is no looser than what the ministry reads', () => {
    for (const rules of Object.values(PROFILES)) expect(protectsNothing(rules)).toEqual([]);
    expect(looser(PROFILES.NATIONAL, PROFILES.PUBLIC)).toEqual([]);
  });

  test.each([
    ['hideUpTo', { hideUpTo: 0 }],
    ['base', { base: 1 }],
    ['leastShown', { leastShown: 7 }],
    ['keep', { keep: 0 }],
    ['ratioDenominator', { ratioDenominator: 2 }],
    ['sumUnits', { sumUnits: 1 }],
    ['largestPercent', { largestPercent: 100 }],
    ['pPercent', { pPercent: 0 }],
    ['sumBases', { sumBases: { 'household:eur': 0 } }],
  ])('one that protects nothing by %s is named', (name, changed) => {
    expect(protectsNothing({ ...PROTECTION_1, ...changed })).toContain(name);
  });
});

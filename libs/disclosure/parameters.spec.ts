import { describe, expect, it } from '@jest/globals';
import { looser, protectsNothing, PROTECTION_1 } from './parameters.js';

describe('the parameters of the method', () => {
  it('the first version protects, and what became looser after it is named', () => {
    expect(protectsNothing(PROTECTION_1)).toEqual([]);
    expect(looser(PROTECTION_1, { ...PROTECTION_1, hideUpTo: 9, largestPercent: 40 })).toEqual([]);
    expect(looser({ ...PROTECTION_1, secondaryWidth: 6, keyId: 2 }, PROTECTION_1)).toEqual([
      'keyId',
      'secondaryWidth',
    ]);
  });

  it.each([
    ['hideUpTo', { hideUpTo: 0 }],
    ['base', { base: 1 }],
    ['leastShown', { leastShown: 7 }],
    ['keep', { keep: 0 }],
    ['ratioDenominator', { ratioDenominator: 2 }],
    ['sumUnits', { sumUnits: 1 }],
    ['largestPercent', { largestPercent: 100 }],
    ['pPercent', { pPercent: 0 }],
    ['secondaryWidth', { secondaryWidth: 0 }],
    ['sumBases', { sumBases: { 'household:eur': 0 } }],
  ])('one that protects nothing by %s is named', (name, changed) => {
    expect(protectsNothing({ ...PROTECTION_1, ...changed })).toContain(name);
  });
});

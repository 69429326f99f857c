/**
 * What outsiders have of a number: by PROTECTION_1 a shown count is within 4 of the true one and more than 7
 * (DISCLOSURE.md).
 * Seen to fail: with a figure that lacks a half taken for a share; with a hidden sum said to be at least zero.
 */
import { describe, expect, it } from '@jest/globals';
import { PROTECTION_1 } from '#libs/disclosure';
import type { EditionFigure } from '#libs/indicators';
import type { MeasureOf } from './open-measures.js';
import { openObservation } from './open-observation.js';

const told = (measure: Partial<MeasureOf>, figure: Partial<EditionFigure>) => {
  const own = { code: 'K1.1', amount: 'figure', treatment: 'COUNT', isProtected: true, isShare: false };
  const {
    measure: code,
    area,
    span,
    ...rest
  } = openObservation(
    { ...own, ...measure } as MeasureOf,
    { scope: 'NL', cumulative: false, status: 'OK', ...figure } as EditionFigure,
    PROTECTION_1,
  );
  expect([code, area, span]).toEqual(['K1.1', 'NL', figure.cumulative ? 'CUMULATIVE' : 'PERIOD']);
  return rest;
};

describe('an observation of open data', () => {
  it('of a protected count has bounds of what may be true', () => {
    expect(told({}, { figure: 45 })).toEqual({ status: 'OK', value: 45, lower: 41, upper: 49 });
    expect(told({}, { figure: 10, cumulative: true })).toEqual({
      status: 'OK',
      value: 10,
      lower: 8,
      upper: 14,
    });
  });

  it('of a protected share has those of its halves, and none beyond all', () => {
    const halves = { numerator: 60, denominator: 100, figure: 0.6 };
    expect(told({ isShare: true, treatment: undefined }, halves)).toEqual({
      status: 'OK',
      value: 0.6,
      lower: 56 / 104,
      upper: 64 / 96,
    });
    expect(told({ isShare: true }, { numerator: 100, denominator: 100, figure: 1 }).upper).toBe(1);
    expect(told({ isShare: true, treatment: 'MEAN' }, { numerator: 60, figure: 0.6 })).toEqual({
      status: 'OK',
      value: 0.6,
    });
  });

  it('of what is not about people is exact, and says what is unknown', () => {
    const open = { isProtected: false, treatment: undefined };
    expect(told(open, { figure: -3, unknown: 2, target: 9 })).toEqual({
      ...{ status: 'OK', value: -3, lower: -3, upper: -3 },
      ...{ unknown: 2, target: 9 },
    });
    expect(told({}, { figure: 45, unknown: 2 })).not.toHaveProperty('unknown');
    expect(told({ ...open, amount: 'numerator' }, { numerator: 4, figure: 0.5, target: 9 })).toEqual({
      ...{ status: 'OK', value: 4, lower: 4, upper: 4 },
    });
  });

  it('that is not shown has no value; a hidden count is zero or more', () => {
    expect(told({}, { status: 'PROTECTED', figure: 3, target: 9 })).toEqual({
      status: 'PROTECTED',
      lower: 0,
      target: 9,
    });
    expect(told({ treatment: 'SUM' }, { status: 'PROTECTED' })).toEqual({ status: 'PROTECTED' });
    expect(told({}, { status: 'NO_DATA' })).toEqual({ status: 'NO_DATA' });
    expect(told({}, {})).toEqual({ status: 'ONLY_UNKNOWN' });
  });
});

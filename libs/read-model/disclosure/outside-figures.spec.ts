import { describe, expect, it } from '@jest/globals';
import type { ProtectedFigure } from '#libs/disclosure';
import { figureFor, handedOver } from './outside-report.js';

/** Every number of an exact figure is one that no protected figure of these tests has. */
const exact = (kpi: string) => ({
  ...{ kpi, definitionVersion: 1, scope: 'NL', period: '2025-H1', cumulative: false, position: '9' },
  ...{ referenceDate: '2025-08-15', partnersExpected: 3, partnersReporting: 77_001, target: 50_000 },
  ...{
    status: 'OK',
    value: 77_002,
    numerator: 77_003,
    denominator: 77_004,
    figure: 77_005,
    progress: 77_006,
  },
  ...{ components: { gasM3: 77_007 }, unknown: 77_008, unknownShare: 77_009, total: 77_010 },
});
const shown = (kpi: string, amounts: Record<string, number>, more: Partial<ProtectedFigure> = {}) =>
  new Map<string, ProtectedFigure>([
    [
      `${kpi}|NL|2025-H1|period|`,
      { kpi, scope: 'NL', period: '2025-H1', cumulative: false, status: 'OK', amounts, ...more },
    ],
  ]);
const figureOf = (kpi: string, table: ReturnType<typeof shown>) =>
  figureFor(handedOver(exact(kpi) as never), table);

describe('a figure about people as outsiders have it', () => {
  // Seen to fail: with `value ?? mean` for the amount it stands for, 1.7 is hidden though all its sums are shown.
  it.each([
    ['1.1', { value: 40 }, { figure: 40, value: 40 }],
    ['1.4', { numerator: 20, denominator: 60 }, { figure: 0.33, numerator: 20, denominator: 60 }],
    ['1.7', { gasM3: 6_500, kWh: 2_000, eur: 9_000 }, { figure: 6_500, value: 6_500 }],
    ['3.4', { mean: 1.5 }, { figure: 1.5 }],
    ['3.5', { value: 30_000, paid: 20_000 }, { figure: 30_000, components: { paid: 20_000 } }],
  ])('of %s stands for the amount that its definition names', (kpi, amounts, figure) => {
    const percent = 'numerator' in amounts ? { percent: 33 } : {};
    expect(figureOf(kpi, shown(kpi, amounts, percent))).toMatchObject({ status: 'OK', ...figure });
  });

  // Seen to fail: with the whole figure for the frame in handedOver.
  it('has nothing of the exact one, whether it is shown, hidden or not there', () => {
    for (const table of [
      shown('1.7', { gasM3: 500, kWh: 1_000, eur: 500 }),
      shown('1.7', {}, { status: 'PROTECTED' }),
      shown('1.7', {}, { status: 'NO_DATA' }),
      new Map(),
    ])
      expect(JSON.stringify(figureOf('1.7', table))).not.toMatch(/77_?0\d\d/);
    expect(figureOf('1.7', new Map())).toMatchObject({ status: 'PROTECTED', target: 50_000 });
  });
});

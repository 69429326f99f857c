import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openSolver } from '#libs/solver';
import { PATIENCE } from '../../test/support/dose.js';
import type { ExactTable } from './exact.js';
import type { Mac } from './fingerprint.js';
import { PROTECTION_1, type Protection } from './parameters.js';
import { protect, type ProtectedEdition } from './protect.js';
import type { Solver } from './system.js';
import { tableBy } from './testing/table.js';

const mac: Mac = (text) => createHmac('sha256', 'sleutel').update(text).digest().readBigUInt64BE();
let solver: Solver;
beforeAll(async () => {
  solver = await openSolver(PATIENCE / 1_000);
});

const AREAS = { b0: 'GM0', b1: 'GM0', b2: 'GM2' };

function made(
  table: ExactTable,
  earlier: readonly ProtectedEdition[] = [],
  rules: Protection = PROTECTION_1,
): ProtectedEdition {
  const found = protect({ table, earlier, rules, subsets: [], mac, solver });
  if ('refused' in found) throw new Error(`refused: ${found.refused.join(', ')}`);
  return found;
}

const figureOf = (edition: ProtectedEdition, kpi: string, scope: string) =>
  edition.figures.find((one) => one.kpi === kpi && one.scope === scope);

describe('what is small', () => {
  // Seen to fail: with hideUpTo 6, and with the rule of the units left out (forty contacts of three households).
  it.each([0, 1, 7])('a group of %i is hidden, and nothing tells it from another', (n) => {
    const edition = made(tableBy(AREAS, { '1.1 b0': { value: n } }));
    expect(edition.figures).toEqual([
      { kpi: '1.1', scope: 'b0', period: 'Q1', cumulative: false, status: 'PROTECTED', amounts: {} },
    ]);
  });

  it('eight is shown, as ten', () => {
    expect(figureOf(made(tableBy(AREAS, { '1.1 b0': { value: 8 } })), '1.1', 'b0')?.amounts).toEqual({
      value: 10,
    });
  });

  it('forty contacts of three households are a group of three', () => {
    const edition = made(tableBy(AREAS, { '1.3 b0': { value: { n: 40, units: 3 } } }));
    expect(figureOf(edition, '1.3', 'b0')?.status).toBe('PROTECTED');
  });

  // Seen to fail: when the complement is not looked at.
  it('of a ratio the numerator is hidden when nearly all have it; the denominator stays', () => {
    const edition = made(tableBy(AREAS, { '1.4 NL': { numerator: 95, denominator: 100 } }));
    expect(figureOf(edition, '1.4', 'NL')).toMatchObject({
      status: 'PROTECTED',
      amounts: { denominator: 100 },
    });
    expect(figureOf(edition, '1.4', 'NL')).not.toHaveProperty('percent');
  });

  it('where nobody takes part there are no data, whatever the log says', () => {
    const table = tableBy(AREAS, { '1.1 b0': { value: 40 } });
    const figures = table.figures.map((one) => ({ ...one, active: false }));
    expect(made({ ...table, figures }).figures[0]).toMatchObject({ status: 'NO_DATA', amounts: {} });
  });
});

describe('percents, sums and means', () => {
  it('a percent is of the two numbers shown, whole, and of fifty or more', () => {
    const edition = made(
      tableBy(AREAS, {
        '1.4 b0': { numerator: 20, denominator: 60 },
        '1.4 b2': { numerator: 20, denominator: 41 },
      }),
    );
    const large = figureOf(edition, '1.4', 'b0');
    expect(large?.percent).toBe(
      Math.round((100 * (large?.amounts['numerator'] ?? 0)) / (large?.amounts['denominator'] ?? 1)),
    );
    expect(figureOf(edition, '1.4', 'b2')).not.toHaveProperty('percent');
  });

  const euros = (units: number, n: number, largest: readonly [number, number]) =>
    made(
      tableBy(AREAS, { '3.5 NL': { value: { treatment: 'SUM', class: 'dwelling:eur', units, n, largest } } }),
    ).figures[0];

  // Seen to fail: each of the three rules of sums left out in turn.
  it.each([
    ['nine units', 9, 200_000, [30_000, 30_000]],
    ['one is more than half', 40, 200_000, [120_000, 1_000]],
    ['the second can tell the first within 15 %', 40, 200_000, [99_000, 95_000]],
  ] as const)('a sum is hidden when %s', (_, units, n, largest) => {
    expect(euros(units, n, largest)).toMatchObject({ status: 'PROTECTED', amounts: {} });
  });

  it('else it is rounded to its base', () => {
    const shown = euros(40, 203_456, [30_000, 20_000])?.amounts['value'] ?? NaN;
    expect([200_000, 210_000]).toContain(shown);
  });

  it('a mean has one decimal', () => {
    const mean = { treatment: 'MEAN', units: 12, n: 2.3456 } as const;
    expect(made(tableBy(AREAS, { '3.4 NL': { value: mean } })).figures[0]?.amounts).toEqual({ value: 2.3 });
  });

  it('a sum that has no base is an error, never a number', () => {
    const sum = { treatment: 'SUM', class: 'person:eur', units: 40, n: 100, largest: [1, 1] } as const;
    expect(() => made(tableBy(AREAS, { '9.9 NL': { value: sum } }))).toThrow('no base');
  });
});

describe('the same set is the same number', () => {
  it('at every place, in every edition', () => {
    const set = { n: 23, cellKey: 'abc' };
    const first = made(tableBy(AREAS, { '1.1 b2': { value: set }, '1.1 GM2': { value: set } }));
    const second = made(tableBy(AREAS, { '1.2 b2': { value: set } }, 'e1'), [first]);
    const numbers = [...first.figures, ...second.figures].map(({ amounts }) => amounts['value']);
    expect(new Set(numbers).size).toBe(1);
  });

  // Seen to fail: without the keep rule.
  it('a number moves only when reality differs by more than four', () => {
    for (let n = 20; n < 60; n++) {
      const first = made(tableBy(AREAS, { '1.1 b0': { value: { n, cellKey: `a${String(n)}` } } }));
      const earlier = first.figures[0]?.amounts['value'] ?? NaN;
      const second = made(
        tableBy(AREAS, { '1.1 b0': { value: { n: n + 1, cellKey: `b${String(n)}` } } }, 'e1'),
        [first],
      );
      const now = second.figures[0]?.amounts['value'] ?? NaN;
      expect(now === earlier || Math.abs(n + 1 - earlier) > 4).toBe(true);
    }
  });
});

describe('what could be computed from the rest', () => {
  // Seen to fail: when worlds are not looked for.
  it('a second number is hidden where a total gives the first away: the neighbourhood, never NL', () => {
    const table = tableBy(AREAS, {
      '1.2 NL': { value: 128 },
      '1.2 b0': { value: 7 },
      '1.2 b2': { value: 121 },
    });
    // 130 is at least 126, 120 at most 124: two at least would be left for the group of seven.
    const drawn: Mac = (text) => (text.includes('NL') ? 0n : 2n ** 64n - 1n);
    const edition = protect({ table, earlier: [], rules: PROTECTION_1, subsets: [], mac: drawn, solver });
    if ('refused' in edition) throw new Error('refused');
    expect(
      edition.cells.map(({ places, hidden, shown }) => [places[0]?.split('|')[1], hidden ?? shown]),
    ).toEqual([
      ['NL', 130],
      ['b0', 'PRIMARY'],
      ['b2', 'SECONDARY'],
    ]);
  });

  // Seen to fail: with candidates tried one by one the tries are spent before it is reached, and the table is left
  // out.
  it('the first that helps is found among more than there are tries', () => {
    const others = Array.from({ length: PROTECTION_1.tries + 10 }, (_, i) => `c${String(i)}`);
    const table = tableBy(
      { ...AREAS, ...Object.fromEntries(others.map((area) => [area, `GM-${area}`])) },
      {
        '1.2 NL': { value: 128 + 12 * others.length },
        '1.2 GM0': { value: 128 },
        '1.2 b0': { value: 7 },
        '1.2 b1': { value: 121 },
        ...Object.fromEntries(others.map((area) => [`1.2 ${area}`, { value: 12 }])),
      },
    );
    const drawn: Mac = (text) => (text.includes('GM0') ? 0n : 2n ** 64n - 1n);
    const edition = protect({ table, earlier: [], rules: PROTECTION_1, subsets: [], mac: drawn, solver });
    if ('refused' in edition) throw new Error('refused');
    const hidden = edition.cells.flatMap(({ places, hidden: why }) =>
      why === undefined ? [] : [[places[0]?.split('|')[1], why]],
    );
    expect([edition.without, hidden]).toEqual([
      [],
      [
        ['b0', 'PRIMARY'],
        ['b1', 'SECONDARY'],
      ],
    ]);
  });

  // Seen to fail: with leftOut answering nothing, the edition is refused.
  it('a table that nothing single protects is left out, the programme as a whole with it', () => {
    const table = tableBy(
      { b0: 'GM0' },
      {
        '1.2 NL': { value: { n: 20, cellKey: 'x' } },
        '1.2 b0': { value: { n: 20, units: 3, cellKey: 'y' } },
      },
    );
    const found = protect({ table, earlier: [], rules: PROTECTION_1, subsets: [], mac, solver });
    expect(found).toMatchObject({ without: ['1.2'] });
    expect('refused' in found ? [] : found.figures.filter(({ status }) => status !== 'PROTECTED')).toEqual(
      [],
    );
  });
});

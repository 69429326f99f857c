/**
 * Worlds that come of the true table by a few repairs. Seen to fail: with a variable in its range refused, which
 * leaves all to the solver; with the one end of a width on the side of the other; with a numerator as far above its
 * denominator as it should be below.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesFor, nudged } from './nudge.js';
import { Graph, violations, type Goal, type System } from './system.js';

/** `all` = a + b, and a part of a. */
const SYSTEM: System = {
  ranges: new Map(['all', 'a', 'b', 'part'].map((id) => [id, { low: 0, high: 20 }])),
  constraints: [
    {
      terms: [
        ['a', -1],
        ['all', 1],
        ['b', -1],
      ],
      is: 'EQUAL',
      bound: 0,
    },
    {
      terms: [
        ['a', -1],
        ['part', 1],
      ],
      is: 'AT_MOST',
      bound: 0,
    },
  ],
};
const TRUTH = new Map([
  ['all', 10],
  ['a', 4],
  ['b', 6],
  ['part', 3],
]);
const nudge = (set: Readonly<Record<string, number>>) =>
  nudged(new Graph(SYSTEM), TRUTH, new Map(Object.entries(set)));

describe('given the true table, when some variables are something else', () => {
  it.each([[{ a: 0 }], [{ a: 9 }], [{ part: 4 }], [{ all: 20 }], [{ a: 0, b: 0 }], [{}]])(
    'then what hangs together with %j is mended',
    (set: Readonly<Record<string, number>>) => {
      const world = nudge(set);
      expect(world && violations(SYSTEM, world)).toEqual([]);
      for (const [id, n] of Object.entries(set)) expect(world?.get(id)).toBe(n);
    },
  );

  it.each([[{ a: -1 }], [{ a: 21 }], [{ nobody: 1 }], [{ all: 3, a: 1, b: 1 }], [{ part: 5, a: 4 }]])(
    'then there is none where %j cannot be',
    (set: Readonly<Record<string, number>>) => {
      expect(nudge(set)).toBeUndefined();
    },
  );

  it('then it is a world of the system, or none at all', () => {
    const n = fc.integer({ min: -2, max: 24 });
    fc.assert(
      fc.property(fc.record({ all: n, a: n, b: n, part: n }, { requiredKeys: [] }), (set) => {
        const world = nudge(set);
        if (world) expect(violations(SYSTEM, world)).toEqual([]);
      }),
    );
  });
});

describe('given the true table, when something must stay possible', () => {
  /** Per world that it needs: what may be tried, as variables with their values. */
  const tried = (goal: Goal) =>
    changesFor(goal, new Graph(SYSTEM), TRUTH).map((options) =>
      options.map((each) => Object.fromEntries(each)),
    );

  it('then for a width it is tried so far above and so far below, within the range', () => {
    expect(tried({ kind: 'WIDTH', terms: [['b', 1]], amount: 5 })).toEqual([[{ b: 11 }], [{ b: 1 }]]);
    expect(tried({ kind: 'WIDTH', terms: [['b', 1]], amount: 15 })).toEqual([[{ b: 20 }], [{ b: 0 }]]);
  });

  it('then for a denominator and its numerator they are tried equal, or so far apart', () => {
    const terms = [
      ['a', 1],
      ['part', -1],
    ] as const;
    expect(tried({ kind: 'ZERO', terms, amount: 8 })).toEqual([
      [
        { a: 4, part: 4 },
        { a: 0, part: 0 },
        { a: 12, part: 12 },
      ],
    ]);
    expect(tried({ kind: 'MORE', terms, amount: 8 })).toEqual([
      [
        { a: 4, part: -4 },
        { a: 0, part: -8 },
        { a: 12, part: 4 },
      ],
    ]);
  });

  it('then one variable is tried at 0 or at the least, and of nothing there is nothing to try', () => {
    expect(tried({ kind: 'ZERO', terms: [['b', 1]], amount: 8 })).toEqual([[{ b: 0 }]]);
    expect(tried({ kind: 'MORE', terms: [['b', 1]], amount: 8 })).toEqual([[{ b: 8 }]]);
    expect(tried({ kind: 'MORE', terms: [], amount: 8 })).toEqual([]);
  });
});

import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import imported from 'javascript-lp-solver';
import { openSolver } from '#libs/solver';
import { dose } from '../../test/support/dose.js';
import { audit } from './audit.js';
import type { Mac } from './fingerprint.js';
import type { Problem, Solver } from './system.js';
import { editionsOf, type Made } from './testing/editions.js';
import { SUBSETS } from './testing/random-programme.js';

/** The package's types take its default export for the module. */
const second = imported as unknown as { Solve(model: object): { readonly feasible: boolean } };
const mac: Mac = (text) => createHmac('sha256', 'sleutel').update(text).digest().readBigUInt64BE();
/** The long dose is short of the 200 that DISCLOSURE.md asks for: one takes minutes of a core. */
const PROGRAMMES = dose(2, 20);
const all: Made[] = [];
const asked: { readonly problem: Problem; readonly isFeasible: boolean }[] = [];
beforeAll(async () => {
  const solver = await openSolver();
  const noting: Solver = (problem) => {
    const found = solver(problem);
    if (problem.low.length <= 20 && asked.length < 400)
      asked.push({ problem, isFeasible: found !== undefined });
    return found;
  };
  for (let seed = 1; seed <= PROGRAMMES; seed++) all.push(editionsOf(seed, 6, mac, noting));
}, 10_000_000);

describe('random programmes, six editions each', () => {
  test('every hidden figure keeps its worlds: added up again without a solver', () => {
    for (const { editions } of all)
      editions.forEach((edition, i) => {
        expect(audit(editions.slice(0, i), edition, SUBSETS).faults).toEqual([]);
      });
  });

  // Without its worlds, and with a world that adds up to something else, an edition is no longer proven.
  test('the audit sees worlds that are not there', () => {
    const edition = all
      .flatMap(({ editions }) => editions.slice(0, 1))
      .find(({ worlds }) => worlds.length > 0);
    if (!edition) throw new Error('no edition hides anything');
    expect(audit([], { ...edition, worlds: [] }, SUBSETS).faults).not.toEqual([]);
    const [world] = edition.worlds;
    const wrong = { get: (id: string) => (world?.get(id) ?? 0) - 1 };
    expect(audit([], { ...edition, worlds: [...edition.worlds, wrong] }, SUBSETS).faults).not.toEqual([]);
  });

  test('no count below ten is shown, none is more than four off, and two at most on average', () => {
    const errors = all.flatMap(({ editions }) =>
      editions.flatMap(({ cells }) =>
        cells.flatMap(({ shown, n }) => {
          if (shown === undefined) return [];
          expect(shown).toBeGreaterThanOrEqual(10);
          return [Math.abs(shown - n)];
        }),
      ),
    );
    expect(Math.max(...errors)).toBeLessThanOrEqual(4);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThanOrEqual(2);
  });

  // Seen to fail: with a cell, and a draw, for each place.
  test('equal sets are equal numbers, over all editions', () => {
    for (const { editions } of all) {
      const numbers = new Map<string, number>();
      for (const { cells } of editions)
        for (const { cellKey, n, shown } of cells) {
          if (shown === undefined) continue;
          const set = `${cellKey} ${String(n)}`;
          expect(numbers.get(set) ?? shown).toBe(shown);
          numbers.set(set, shown);
        }
    }
  });

  test('a second solver says yes and no to the same questions', () => {
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.some(({ isFeasible }) => isFeasible)).toBe(true);
    for (const { problem, isFeasible } of asked) expect(isFeasibleToo(problem)).toBe(isFeasible);
  });
});

function isFeasibleToo({ low, high, rows }: Problem): boolean {
  if (low.some((least, i) => least > (high[i] ?? Infinity))) return false;
  const constraints: Record<string, { min?: number; max?: number }> = {};
  const variables: Record<string, Record<string, number>> = {};
  const ints: Record<string, 1> = {};
  low.forEach((least, i) => {
    constraints[`x${String(i)}`] = { min: least, max: high[i] ?? Infinity };
    variables[`x${String(i)}`] = { [`x${String(i)}`]: 1, nothing: 0 };
    ints[`x${String(i)}`] = 1;
  });
  rows.forEach((row, j) => {
    constraints[`r${String(j)}`] = {
      ...(row.low === -Infinity ? {} : { min: row.low }),
      ...(row.high === Infinity ? {} : { max: row.high }),
    };
    for (const [i, times] of row.terms)
      Object.assign(variables[`x${String(i)}`] ?? {}, { [`r${String(j)}`]: times });
  });
  const answer = second.Solve({ optimize: 'nothing', opType: 'min', constraints, variables, ints });
  return answer.feasible;
}

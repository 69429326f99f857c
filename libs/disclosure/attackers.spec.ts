import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Fingerprint, recordKey, type Mac } from './fingerprint.js';
import { PROTECTION_1 } from './parameters.js';
import { numberFor } from './present.js';
import type { Cell } from './cell.js';

const mac: Mac = (text) => createHmac('sha256', 'sleutel').update(text).digest().readBigUInt64BE();
const nothing = { ofCell: new Map<string, number>(), atPlace: new Map<string, readonly number[]>() };

function cellOf(units: readonly string[]): Cell {
  const fingerprint = new Fingerprint();
  for (const unit of units) fingerprint.add(recordKey(mac, 'household', unit));
  const { cellKey } = fingerprint;
  const rank = { level: 'NEIGHBOURHOOD', cumulative: false, name: 'p' } as const;
  const n = units.length;
  return {
    id: `${cellKey}|${String(n)}`,
    treatment: 'COUNT',
    class: 'household',
    cellKey,
    n,
    units: n,
    places: ['p'],
    rank,
  };
}

const households = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `h${String(from + i)}`);

const rounded = (units: readonly string[], before = nothing) =>
  numberFor(cellOf(units), before, PROTECTION_1, mac);

/** 6,000 groups of 10 to 49 that one to fourteen households join between two editions. */
const joins = Array.from({ length: 6_000 }, (_, i) => {
  const start = i * 1_000;
  const n = 10 + (i % 40);
  const change = 1 + (i % 14);
  return { change, before: households(start, start + n), after: households(start, start + n + change) };
});

describe('an attacker who differences two editions', () => {
  it('with small counts hidden and the rest exact reads every change', () => {
    const read = joins.filter(({ before, after, change }) => after.length - before.length === change);
    expect(read.length / joins.length).toBeGreaterThan(0.9);
  });

  // Seen to fail: when numbers are shown exactly. No difference shown belongs to one change alone.
  it('with keyed rounding and the keep rule is sure of none of one to seven', () => {
    const changes = new Map<number, Map<number, number>>();
    for (const { before, after, change } of joins) {
      const first = rounded(before);
      const now = rounded(after, { ofCell: new Map(), atPlace: new Map([['p', [first]]]) });
      const of = changes.get(now - first) ?? new Map<number, number>();
      of.set(change, (of.get(change) ?? 0) + 1);
      changes.set(now - first, of);
    }
    for (const of of changes.values()) {
      const total = [...of.values()].reduce((sum, n) => sum + n, 0);
      for (const [change, times] of of) if (change <= 7) expect(times / total).toBeLessThanOrEqual(0.99);
    }
  });
});

type Round = (units: readonly string[]) => number;

/** What groups of each size are shown as, learnt from sixty of each: all that an attacker can know of the method. */
function learnt(round: Round): ReadonlyMap<number, ReadonlySet<number>> {
  const sizes = Array.from({ length: 52 }, (_, i) => 8 + i);
  return new Map(
    sizes.map((n) => {
      const starts = Array.from({ length: 60 }, (_, i) => 10_000_000 + n * 10_000 + i * 100);
      return [n, new Set(starts.map((start) => round(households(start, start + n))))];
    }),
  );
}

/**
 * Who knows all of a group but one, and asks whether that one is in it. Sure when one answer alone gives the number
 * shown.
 */
function insiders(round: Round): number {
  const seen = learnt(round);
  const sure = joins.filter(({ before: { length }, before }) => {
    const shown = round(before);
    return seen.get(length - 1)?.has(shown) !== seen.get(length)?.has(shown);
  });
  return sure.length / joins.length;
}

describe('an insider who knows everybody but one', () => {
  it('is sure in a fifth of the groups when each is rounded to the nearest five', () => {
    expect(insiders(({ length }) => Math.round(length / 5) * 5)).toBeCloseTo(0.2, 1);
  });

  // Seen to fail: with the nearest multiple in the place of the draw.
  it('is sure in four percent with keyed rounding: a fifth of a fifth, as far as 6,000 draws tell', () => {
    expect(insiders((units) => rounded(units))).toBeLessThanOrEqual(0.045);
  });
});

describe('the fingerprint of a set', () => {
  it('does not depend on the order, changes with every unit, and comes back', () => {
    const of = (units: readonly string[]) => cellOf(units).cellKey;
    expect(of(['a', 'b', 'c'])).toBe(of(['c', 'a', 'b']));
    expect(of(['a', 'b'])).not.toBe(of(['a', 'c']));
    const one = new Fingerprint();
    one.add(recordKey(mac, 'household', 'a'));
    one.add(recordKey(mac, 'household', 'b'));
    one.remove(recordKey(mac, 'household', 'b'));
    expect(one.cellKey).toBe(of(['a']));
  });
});

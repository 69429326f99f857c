import { isPause, type InSteps } from '../in-steps.js';
import type { Change, DataCause } from './changes.js';
import type { FactStore } from '../facts/fact-store.js';
import type { Components } from './components.js';

/** The entries of some groups, with positions replaced by steps: 0 is the earlier position, each step has one cause. */
export interface Stepped {
  readonly store: FactStore;
  /** The steps at which something changed, ascending. */
  readonly steps: readonly number[];
}

/** The causes that entries with keys can have, in turn: step s has the one at (s − 1) mod 5. */
const TURNS = ['late', 'new', 'corrections', 'retractions', 'links'] as const satisfies readonly DataCause[];

/** The cause of what a step changed. */
export const causeOfStep = (step: number): DataCause | undefined => TURNS[(step - 1) % TURNS.length];

/**
 * Gives each change a step so that within a group steps follow positions and each step has one cause. Groups share no
 * keys, so the same step of two groups may be taken at once: what each contributes does not depend on the other.
 */
export function stepsOf(changes: readonly Change[], groups: Components): ReadonlyMap<number, number> {
  const current = new Map<number, number>();
  const steps = new Map<number, number>();
  for (const { position, cause, table, row } of changes) {
    const group = groups.groupOf(table, row);
    const before = current.get(group) ?? 0;
    if (before > 0 && causeOfStep(before) === cause) {
      steps.set(position, before);
      continue;
    }
    let step = before + 1;
    while (causeOfStep(step) !== cause) {
      step++;
      if (step > before + TURNS.length)
        throw new Error(`${table.type.name} has keys and is changed by ${cause}`);
    }
    current.set(group, step);
    steps.set(position, step);
  }
  return steps;
}

/** The rows of some groups that count at the earlier position or changed since, on the scale of steps. */
export function* stepped(
  source: FactStore,
  groups: Components,
  wanted: ReadonlySet<number>,
  steps: ReadonlyMap<number, number>,
  window: { readonly from: number; readonly to: number },
): InSteps<Stepped> {
  const store = source.emptyCopy();
  const used = new Set<number>();
  for (const table of source.allTables()) {
    const target = store.table(table.type.name);
    const rows: { row: number; from: number; to: number }[] = [];
    for (let row = 0; row < table.length; row++) {
      if (isPause(row)) yield;
      const [begin, end] = [table.from.at(row), table.to.at(row)];
      if (begin > window.to || end <= window.from || !wanted.has(groups.groupOf(table, row))) continue;
      const from = begin <= window.from ? 0 : (steps.get(begin) ?? 0);
      const to = end > window.to ? Infinity : (steps.get(end) ?? Infinity);
      rows.push({ row, from, to });
      for (const step of [from, to]) if (step > 0 && Number.isFinite(step)) used.add(step);
    }
    // A selection relies on rows standing in the order in which they begin to count.
    rows.sort((a, b) => a.from - b.from);
    for (const [index, { row, from, to }] of rows.entries()) {
      target.take(table, row, from, to);
      if (isPause(index)) yield;
    }
  }
  return { store, steps: [...used].sort((a, b) => a - b) };
}

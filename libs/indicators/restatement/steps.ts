import { isPause, type InSteps } from '../in-steps.js';
import { float64, int32 } from '../facts/columns.js';
import type { FactStore } from '../facts/fact-store.js';
import type { FactTable } from '../facts/fact-table.js';
import { DATA_CAUSES, type Changes, type DataCause } from './changes.js';
import type { Components } from './components.js';

/**
 * The entries of some groups, with positions replaced by steps: 0 is the earlier position, each step has one cause.
 */
export interface StoreBySteps {
  readonly store: FactStore;
  /** The steps at which something changed, ascending, each with the types of what did. */
  readonly steps: ReadonlyMap<number, ReadonlySet<string>>;
}

/** The causes that entries with keys can have, in turn: step s has the one at (s − 1) mod 5. */
const TURNS = ['late', 'new', 'corrections', 'retractions', 'links'] as const satisfies readonly DataCause[];

/** The cause of what a step changed. */
export const causeOfStep = (step: number): DataCause | undefined => TURNS[(step - 1) % TURNS.length];

/** Of each of DATA_CAUSES its turn, from 1 on; 0 of those that entries with keys cannot have. */
const TURN_OF = DATA_CAUSES.map((cause) => TURNS.indexOf(cause as (typeof TURNS)[number]) + 1);

/**
 * The step of each of some changes, by slot, 0 of all others: within a group steps follow positions and each step
 * has one cause. Groups share no keys, so the same step of two groups may be taken at once: what each contributes
 * does not depend on the other.
 */
export function stepsOf(changes: Changes, slots: Int32Array, groups: Components): Int32Array {
  const groupOf = groups.ofChanges(changes);
  const current = new Int32Array(groups.size);
  const steps = new Int32Array(changes.table.length);
  for (const slot of slots) {
    const turn = TURN_OF[changes.cause[slot] ?? 0] ?? 0;
    if (turn === 0)
      throw new Error(
        `${changes.tableAt(slot).type.name} has keys and is changed by ${changes.causeAt(slot)}`,
      );
    const group = groupOf[slot] ?? 0;
    // The first step from the group's last one on that has this cause; the last one itself where that has it.
    const before = current[group] ?? 0;
    const round = Math.max(0, Math.ceil((before - turn) / TURNS.length));
    const step = turn + round * TURNS.length;
    current[group] = step;
    steps[slot] = step;
  }
  return steps;
}

/** Rows of one table on their way into the store of a kind of groups. */
class TakenRows {
  private readonly rows = int32();
  private readonly from = float64();
  private readonly to = float64();

  add(row: number, from: number, to: number): void {
    this.rows.push(row);
    this.from.push(from);
    this.to.push(to);
  }

  /** A selection relies on rows standing in the order in which they begin to count. */
  into(target: FactTable, source: FactTable): void {
    const { length } = this.rows;
    if (length === 0) return;
    const from = this.from.values;
    let last = 0;
    for (let i = 0; i < length; i++) last = Math.max(last, from[i] ?? 0);
    const places = new Int32Array(last + 2);
    for (let i = 0; i < length; i++) places[(from[i] ?? 0) + 1] = (places[(from[i] ?? 0) + 1] ?? 0) + 1;
    for (let step = 1; step < places.length; step++)
      places[step] = (places[step] ?? 0) + (places[step - 1] ?? 0);
    const order = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const step = from[i] ?? 0;
      const place = places[step] ?? 0;
      order[place] = i;
      places[step] = place + 1;
    }
    const ordered = { rows: int32(), from: float64(), to: float64() };
    ordered.rows.gather(this.rows, order);
    ordered.from.gather(this.from, order);
    ordered.to.gather(this.to, order);
    target.takeAll(source, ordered.rows.values.subarray(0, length), ordered.from.values, ordered.to.values);
  }
}

/**
 * The rows of groups that count at the earlier position or changed since, on the scale of steps: a store for each
 * kind of groups. `kindOf`: by group 0 for none, else the number of its kind from 1 on. `steps`: by slot.
 */
export function* storesBySteps(
  source: FactStore,
  groups: Components,
  kindOf: Uint8Array,
  kinds: number,
  changes: Changes,
  steps: Int32Array,
): InSteps<readonly StoreBySteps[]> {
  const found = Array.from({ length: kinds }, () => ({
    store: source.emptyCopy(),
    steps: new Map<number, Set<string>>(),
  }));
  const stepAt = (position: number): number => steps[changes.slotOf(position)] ?? 0;
  for (const table of source.allTables()) {
    const taken = found.map(() => new TakenRows());
    const touched = found.map(() => new Set<number>());
    for (let row = 0; row < table.length; row++) {
      if (isPause(row)) yield;
      const [begin, end] = [table.from.at(row), table.to.at(row)];
      if (begin > changes.to || end <= changes.from) continue;
      const kind = (kindOf[groups.groupOf(table, row)] ?? 0) - 1;
      if (kind < 0) continue;
      const from = begin <= changes.from ? 0 : stepAt(begin);
      const to = end > changes.to ? Infinity : stepAt(end) || Infinity;
      taken[kind]?.add(row, from, to);
      if (from > 0) touched[kind]?.add(from);
      if (to < Infinity) touched[kind]?.add(to);
    }
    for (const [kind, { store, steps: own }] of found.entries()) {
      taken[kind]?.into(store.table(table.type.name), table);
      for (const step of touched[kind] ?? [])
        own.set(step, (own.get(step) ?? new Set()).add(table.type.name));
    }
  }
  return found.map(({ store, steps: own }) => ({
    store,
    steps: new Map([...own].sort(([a], [b]) => a - b)),
  }));
}

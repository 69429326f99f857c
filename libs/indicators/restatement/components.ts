import { isPause, type InSteps } from '../in-steps.js';
import type { FactStore } from '../facts/fact-store.js';
import type { FactTable } from '../facts/fact-table.js';
import type { Dictionary } from '../facts/dictionary.js';
import type { Column } from '../facts/columns.js';
import type { Changes } from './changes.js';

/** A column of keys, and the node of its first key. */
interface Keys {
  readonly column: Column<Int32Array>;
  readonly offset: number;
}

/**
 * Falls the entries apart into groups that share no key with each other: no household, dwelling, person, work,
 * street, placement … Links join the households they name, whether or not they hold. A figure that counts or sums
 * is the sum of what it is over each group alone, which is what makes an exact split affordable.
 */
export class Components {
  /** Groups have numbers below it; the rows without a key are in group 0. */
  readonly size: number;
  private readonly parent: Int32Array;
  private readonly keysOf = new Map<FactTable, readonly Keys[]>();
  private readonly bySlot = new WeakMap<Changes, Int32Array>();

  private constructor(store: FactStore) {
    const offsets = new Map<Dictionary, number>();
    let size = 1;
    for (const table of store.allTables())
      this.keysOf.set(
        table,
        table.keyColumns().map(({ column, dictionary }) => {
          const offset = offsets.get(dictionary) ?? size;
          if (!offsets.has(dictionary)) size += dictionary.size;
          offsets.set(dictionary, offset);
          return { column, offset };
        }),
      );
    this.size = size;
    this.parent = new Int32Array(size);
    for (let node = 0; node < size; node++) this.parent[node] = node;
  }

  /** The groups of all that is in a store now. */
  static *of(store: FactStore): InSteps<Components> {
    const components = new Components(store);
    // What is recorded between two steps is of no state that is compared.
    const tables = [...store.allTables()].map((table) => ({ table, rows: table.length }));
    for (const { table, rows } of tables) yield* components.join(table, rows);
    return components;
  }

  /** Number of the group a row is in; 0 for rows that have no key. */
  groupOf(table: FactTable, row: number): number {
    const keys = this.keysOf.get(table) ?? [];
    for (let i = 0; i < keys.length; i++) {
      const { column, offset } = keys[i] as Keys;
      const key = column.at(row);
      if (key >= 0) return this.find(offset + key);
    }
    return 0;
  }

  /** The group of what changed in each slot of changes; found once. */
  ofChanges(changes: Changes): Int32Array {
    const known = this.bySlot.get(changes);
    if (known) return known;
    const groups = new Int32Array(changes.table.length);
    for (const slot of changes.slots) groups[slot] = this.groupOf(changes.tableAt(slot), changes.rowAt(slot));
    this.bySlot.set(changes, groups);
    return groups;
  }

  /**
   * Keys of one row belong together, and so do those of all versions of one entry: a correction may name another
   * dwelling.
   */
  private *join(table: FactTable, rows: number): InSteps<void> {
    const keys = this.keysOf.get(table) ?? [];
    if (keys.length === 0) return;
    const versions = new Map<number, number>();
    for (let row = 0; row < rows; row++) {
      if (table.from.at(row) !== table.entryPosition.at(row)) versions.set(table.entryPosition.at(row), -1);
      if (isPause(row)) yield;
    }
    if (keys.length < 2 && versions.size === 0) return;
    for (let row = 0; row < rows; row++) {
      if (isPause(row)) yield;
      const known = versions.size === 0 ? undefined : versions.get(table.entryPosition.at(row));
      let first = known ?? -1;
      for (const { column, offset } of keys) {
        const key = column.at(row);
        if (key < 0) continue;
        const node = this.find(offset + key);
        if (first >= 0) this.parent[node] = this.find(first);
        first = node;
      }
      if (known !== undefined) versions.set(table.entryPosition.at(row), first);
    }
  }

  private find(node: number): number {
    const { parent } = this;
    let root = node;
    for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) root = up;
    for (let i = node; i !== root;) {
      const up = parent[i] ?? root;
      parent[i] = root;
      i = up;
    }
    return root;
  }
}

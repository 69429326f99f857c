import { isPause, type InSteps } from '../in-steps.js';
import type { FactStore } from '../facts/fact-store.js';
import type { FactTable } from '../facts/fact-table.js';
import type { Dictionary } from '../facts/dictionary.js';

/**
 * Falls the entries apart into groups that share no key with each other: no household, dwelling, person, work, street,
 * placement … Links join the households they name, whether or not they hold. A figure that counts or sums is the sum of
 * what it is over each group alone, which is what makes an exact split affordable.
 */
export class Components {
  private readonly parent: Int32Array;
  private readonly offsets = new Map<Dictionary, number>();

  private constructor(store: FactStore) {
    let size = 1;
    for (const table of store.allTables())
      for (const { dictionary } of table.keyColumns())
        if (!this.offsets.has(dictionary)) {
          this.offsets.set(dictionary, size);
          size += dictionary.size;
        }
    this.parent = new Int32Array(size).map((_, i) => i);
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
    for (const { column, dictionary } of table.keyColumns()) {
      const key = column.at(row);
      if (key >= 0) return this.find((this.offsets.get(dictionary) ?? 0) + key);
    }
    return 0;
  }

  /** Keys of one row belong together, and so do those of all versions of one entry: a correction may name another dwelling. */
  private *join(table: FactTable, rows: number): InSteps<void> {
    const columns = table.keyColumns();
    if (columns.length === 0) return;
    const versions = new Map<number, number>();
    for (let row = 0; row < rows; row++) {
      if (table.from.at(row) !== table.entryPosition.at(row)) versions.set(table.entryPosition.at(row), -1);
      if (isPause(row)) yield;
    }
    if (columns.length < 2 && versions.size === 0) return;
    for (let row = 0; row < rows; row++) {
      if (isPause(row)) yield;
      let first = versions.get(table.entryPosition.at(row)) ?? -1;
      for (const { column, dictionary } of columns) {
        const key = column.at(row);
        if (key < 0) continue;
        const node = this.find((this.offsets.get(dictionary) ?? 0) + key);
        if (first >= 0) this.parent[node] = this.find(first);
        first = node;
      }
      if (versions.has(table.entryPosition.at(row))) versions.set(table.entryPosition.at(row), first);
    }
  }

  private find(node: number): number {
    let root = node;
    while ((this.parent[root] ?? root) !== root) root = this.parent[root] ?? root;
    for (let i = node; i !== root;) {
      const up = this.parent[i] ?? root;
      this.parent[i] = root;
      i = up;
    }
    return root;
  }
}

import type { AsOf } from './as-of.js';
import { NONE, type FactTable } from './fact-table.js';
import { isBefore } from './order.js';
import { rowIndex, type RowIndex } from './row-index.js';
import { narrow, type Selection } from './selection.js';

const HOUSEHOLD = 'householdKey';

/** The effective rows of a type, anywhere and at any time, by the number in a column; by household after the links known. */
export class RowsByKey {
  readonly table: FactTable;
  private readonly index: RowIndex;
  private readonly isHousehold: boolean;

  constructor(
    private readonly at: AsOf,
    typeName: string,
    private readonly path: string,
  ) {
    this.isHousehold = path === HOUSEHOLD;
    this.table = at.store.table(typeName);
    this.index = rowIndex(this.table, path);
  }

  /** Calls back for every row of a key, the latest added first. */
  each(key: number, visit: (row: number) => void): void {
    const linked = this.linkedTo(key);
    if (!linked) this.walk(key, visit);
    else for (const one of linked) this.walk(one, visit);
  }

  /** The row of a key that happened first (occurredOn, then position); NONE without one. */
  first(key: number): number {
    const linked = this.linkedTo(key);
    if (!linked) return this.earlier(key, NONE);
    return linked.reduce((first, one) => this.earlier(one, first), NONE);
  }

  /** Whether a row is the first of its key. */
  isFirst(row: number): boolean {
    const key = this.table.column(this.path).at(row);
    return this.first(this.isHousehold ? this.at.household(key) : key) === row;
  }

  /** Of the rows of a key that meet a test the one that happened last (occurredOn, then position); NONE without one. */
  latest(key: number, test: (row: number) => boolean): number {
    let latest = NONE;
    this.each(key, (row) => {
      if (test(row) && (latest === NONE || isBefore(this.table, latest, row))) latest = row;
    });
    return latest;
  }

  private linkedTo(key: number): readonly number[] | undefined {
    return this.isHousehold ? this.at.linked(key) : undefined;
  }

  /** The first of a row and the rows of a key. */
  private earlier(key: number, than: number): number {
    const { table, index } = this;
    let first = than;
    for (let row = index.last(key); row !== NONE; row = index.before(row))
      if (this.counts(row) && (first === NONE || isBefore(table, row, first))) first = row;
    return first;
  }

  private counts(row: number): boolean {
    return this.table.from.at(row) <= this.at.position && this.at.position < this.table.to.at(row);
  }

  private walk(key: number, visit: (row: number) => void): void {
    for (let row = this.index.last(key); row !== NONE; row = this.index.before(row))
      if (this.counts(row)) visit(row);
  }
}

/** All effective rows of a type by a column that numbers things. A household is asked for by what `at.household` answers. */
export function rowsBy(at: AsOf, typeName: string, path: string): RowsByKey {
  at.reads.add(typeName);
  return at.memo(`rows-by|${typeName}|${path}`, () => new RowsByKey(at, typeName, path));
}

/** The same by household. */
export const byHousehold = (at: AsOf, typeName: string): RowsByKey => rowsBy(at, typeName, HOUSEHOLD);

/** Of the effective rows of a type in a range of days those that are the first of their key in the whole programme. */
export const firstsIn = (at: AsOf, typeName: string, path: string, from: number, to: number): Selection =>
  at.memo(`firsts|${typeName}|${path}|${from}|${to}`, () => {
    const rows = rowsBy(at, typeName, path);
    return narrow(at.select(typeName, from, to), (row) => rows.isFirst(row));
  });

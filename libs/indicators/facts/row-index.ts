import type { ColumnName } from '#libs/programme';
import { Bits } from './bits.js';
import { NONE, type FactTable } from './fact-table.js';
import { isBefore } from './order.js';

/**
 * The rows of a table by the number in a column, as rings: each row knows the next one of the same number, the last
 * knows the first. Kept up as the table grows; neither rows nor their numbers ever change.
 */
export class RowIndex {
  private lastOf: Int32Array = new Int32Array(0);
  private nextOf: Int32Array = new Int32Array(0);
  private firstOf: Int32Array = new Int32Array(0);
  /**
   * The numbers that have rows, and the rows that are the first of their number: bits of all of them stay in the
   * processor's cache.
   */
  private readonly numbers = new Bits();
  private readonly firsts = new Bits();
  private length = 0;

  constructor(
    private readonly table: FactTable,
    private readonly path: ColumnName,
  ) {}

  /** Whether a number has rows. */
  has(key: number): boolean {
    return this.numbers.has(key);
  }

  /** The latest row of a number, NONE without one. */
  last(key: number): number {
    return this.lastOf[key] ?? NONE;
  }

  /** The row after a row of the same number, in order of appearance; of the last the first. */
  next(row: number): number {
    return this.nextOf[row] ?? NONE;
  }

  /**
   * The row of a number that happened first (occurredOn, then position), whether or not it counts; NONE without one.
   */
  first(key: number): number {
    return this.firstOf[key] ?? NONE;
  }

  /** Whether `first` of its number is this row. */
  isFirst(row: number): boolean {
    return this.firsts.has(row);
  }

  /** Takes in the rows that were added since. */
  update(): this {
    const { length } = this.table;
    if (this.length === length) return this;
    const key = this.table.column(this.path);
    if (this.nextOf.length < length) this.nextOf = grown(this.nextOf, length);
    for (let row = this.length; row < length; row++) {
      const number = key.at(row);
      if (number < 0) continue;
      if (number >= this.lastOf.length) {
        this.lastOf = grown(this.lastOf, number + 1);
        this.firstOf = grown(this.firstOf, number + 1);
      }
      const last = this.last(number);
      if (last === NONE) this.numbers.add(number);
      const first = last === NONE ? NONE : this.first(number);
      if (first === NONE || isBefore(this.table, row, first)) {
        this.firstOf[number] = row;
        this.firsts.add(row);
        if (first !== NONE) this.firsts.delete(first);
      }
      this.nextOf[row] = last === NONE ? row : this.next(last);
      if (last !== NONE) this.nextOf[last] = row;
      this.lastOf[number] = row;
    }
    this.length = length;
    return this;
  }
}

function grown(values: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(Math.ceil(length * 1.5)).fill(NONE);
  larger.set(values);
  return larger;
}

const indexes = new WeakMap<FactTable, Map<string, RowIndex>>();

/** The index of a table by one of its columns, made when it is first asked for. */
export function rowIndex(table: FactTable, path: ColumnName): RowIndex {
  const ofTable = indexes.get(table) ?? new Map<string, RowIndex>();
  indexes.set(table, ofTable);
  const index = ofTable.get(path) ?? new RowIndex(table, path);
  ofTable.set(path, index);
  return index.update();
}

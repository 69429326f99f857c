import type { ColumnName, ColumnOf, EventName } from '#libs/programme';
import type { EffectiveEntries } from './effective-entries.js';
import { NONE, type FactTable } from './fact-table.js';
import { isBefore } from './order.js';
import { rowIndex, type RowIndex } from './row-index.js';
import { begunAt, type Selection } from './selection.js';

const HOUSEHOLD = 'householdKey' satisfies ColumnName;
const always = () => true;

/**
 * The effective rows of a type, anywhere and at any time, by the number in a column; by household after the links
 * known.
 */
export class RowsByKey<N extends EventName = EventName> {
  readonly table: FactTable<N>;
  private readonly index: RowIndex;
  private readonly isHousehold: boolean;
  private readonly key: ReturnType<FactTable['column']>;
  /** Rows stand in the order in which they begin to count: those before it have begun. */
  private readonly begun: number;

  constructor(
    private readonly entries: EffectiveEntries,
    typeName: N,
    path: ColumnOf<N>,
  ) {
    this.isHousehold = path === HOUSEHOLD;
    this.table = entries.store.table(typeName);
    this.key = this.table.column(path);
    this.begun = begunAt(this.table, entries.position);
    this.index = rowIndex(this.table, path);
  }

  /** Calls back for every row of a key, of one that is linked to no other in order of appearance. */
  each(key: number, visit: (row: number) => void): void {
    const linked = this.linkedTo(key);
    if (!linked) this.walk(key, visit);
    else for (const one of linked) this.walk(one, visit);
  }

  /** The row of a key that happened first (occurredOn, then position); NONE without one. */
  first(key: number): number {
    let first = NONE;
    this.each(key, (row) => {
      if (first === NONE || isBefore(this.table, row, first)) first = row;
    });
    return first;
  }

  /**
   * Of the rows of a key that meet a test the one that happened last (occurredOn, then position); NONE without one.
   */
  latest(key: number, test: (row: number) => boolean): number {
    let latest = NONE;
    this.each(key, (row) => {
      if (test(row) && (latest === NONE || isBefore(this.table, latest, row))) latest = row;
    });
    return latest;
  }

  /** The row of a key whose entry was first recorded last; NONE without one. Of a key that is no household. */
  newest(key: number): number {
    const { index } = this;
    const position = this.table.entryPosition.values;
    const end = index.last(key);
    if (end === NONE) return NONE;
    let [newest, row] = [NONE, end];
    do {
      row = index.next(row);
      if (this.counts(row) && (newest === NONE || (position[row] ?? 0) >= (position[newest] ?? 0)))
        newest = row;
    } while (row !== end);
    return newest;
  }

  /**
   * Of effective rows those that are the first of their key. Of nearly all the one that happened first counts and
   * is linked to none: then a row is that one, or it is not, and nothing is looked up.
   */
  firsts(selection: Selection): Selection {
    const { index, isHousehold, entries } = this;
    const keys = this.key.values;
    const paired = isHousehold ? entries.paired : undefined;
    return selection.filter((row) => {
      const key = keys[row] ?? NONE;
      if (key < 0) return false;
      const linked = paired?.has(key) === true ? entries.linked(key) : undefined;
      if (linked) return this.isFirstOf(linked, row);
      return index.isFirst(row) || (!this.counts(index.first(key)) && this.noneBefore(row, row));
    });
  }

  /** Whether a row of a key happened on one of some days (inclusive), of those that meet a test. */
  hasWithin(key: number, from: number, to: number, test: (row: number) => boolean = always): boolean {
    const linked = this.linkedTo(key);
    if (!linked) return this.index.has(key) && this.ringWithin(key, from, to, test);
    for (const one of linked) if (this.ringWithin(one, from, to, test)) return true;
    return false;
  }

  /**
   * Whether a row is the first of keys that are one household. Asked row by row, without a function made for each.
   */
  private isFirstOf(linked: readonly number[], row: number): boolean {
    for (const one of linked) if (!this.noneBefore(row, this.index.last(one))) return false;
    return true;
  }

  private ringWithin(key: number, from: number, to: number, test: (row: number) => boolean): boolean {
    const end = this.index.last(key);
    if (end === NONE) return false;
    let row = end;
    do {
      row = this.index.next(row);
      const day = this.table.day.values[row] ?? 0;
      if (day >= from && day <= to && this.counts(row) && test(row)) return true;
    } while (row !== end);
    return false;
  }

  private linkedTo(key: number): readonly number[] | undefined {
    return this.isHousehold && this.entries.paired.has(key) ? this.entries.linked(key) : undefined;
  }

  /** Whether no row of a ring, which is known by one of its rows, happened before a row. */
  private noneBefore(row: number, end: number): boolean {
    const { table, index } = this;
    if (end === NONE) return true;
    let other = end;
    do {
      other = index.next(other);
      if (other !== row && isBefore(table, other, row) && this.counts(other)) return false;
    } while (other !== end);
    return true;
  }

  private counts(row: number): boolean {
    // Read from the array itself: a call of `at` that is not compiled makes an object of every number.
    return row < this.begun && this.entries.position < (this.table.to.values[row] ?? 0);
  }

  private walk(key: number, visit: (row: number) => void): void {
    const end = this.index.last(key);
    if (end === NONE) return;
    let row = end;
    do {
      row = this.index.next(row);
      if (this.counts(row)) visit(row);
    } while (row !== end);
  }
}

/** All effective rows of a type by a column that numbers things. A household may be asked for by any of its keys. */
export function rowsBy<N extends EventName>(
  entries: EffectiveEntries,
  typeName: N,
  path: ColumnOf<N>,
): RowsByKey<N> {
  entries.reads.add(typeName);
  return entries.memoOf(typeName, path, () => new RowsByKey(entries, typeName, path));
}

/** The same by household. */
export const byHousehold = (entries: EffectiveEntries, typeName: EventName): RowsByKey =>
  rowsBy(entries, typeName, HOUSEHOLD);

/**
 * Of the effective rows of a type in a range of days those that are the first of their key in the whole programme.
 */
export const firstsIn = <N extends EventName>(
  entries: EffectiveEntries,
  typeName: N,
  path: ColumnOf<N>,
  from: number,
  to: number,
): Selection =>
  entries.memo(`firsts|${typeName}|${path}|${from}|${to}`, () => {
    return rowsBy(entries, typeName, path).firsts(entries.select(typeName, from, to));
  });

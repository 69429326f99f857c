import type { AsOf } from './as-of.js';
import type { FactTable } from './fact-table.js';
import { groupBy, type Grouped } from './grouped.js';
import { isBefore } from './order.js';

/** All effective rows of a type, anywhere and at any time, by the number in a column of the named dictionary. */
export function rowsBy(at: AsOf, typeName: string, path: string, dictionary: string): Grouped {
  return at.memo(`rows-by|${typeName}|${path}`, () => {
    const { table, rows } = at.all(typeName);
    const key = table.column(path);
    return groupBy(rows, at.store.dictionary(dictionary).size, (row) => key.at(row));
  });
}

/** For each number in a column, the row that happened first anywhere (occurredOn, then position); -1 without one. */
export function firstBy(at: AsOf, typeName: string, path: string, dictionary: string): Int32Array {
  return at.memo(`first-by|${typeName}|${path}`, () => {
    const { table, rows } = at.all(typeName);
    const key = table.column(path);
    const first = new Int32Array(at.store.dictionary(dictionary).size).fill(-1);
    for (const row of rows) {
      const known = first[key.at(row)] ?? -1;
      if (known < 0 || isBefore(table, row, known)) first[key.at(row)] = row;
    }
    return first;
  });
}

/** Of the rows that meet a test, the one that happened last (occurredOn, then position); undefined without one. */
export function latestOf(
  table: FactTable,
  { rows, offsets }: Grouped,
  key: number,
  test: (row: number) => boolean,
): number | undefined {
  let latest: number | undefined;
  const end = offsets[key + 1] ?? 0;
  for (let i = offsets[key] ?? 0; i < end; i++) {
    const row = rows[i] ?? 0;
    if (test(row) && (latest === undefined || isBefore(table, latest, row))) latest = row;
  }
  return latest;
}

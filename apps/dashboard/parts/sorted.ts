import { useState } from 'react';
import type { Cell, TableData } from './table-data.ts';

export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

const isText = (cell: Cell | undefined): cell is string => typeof cell === 'string';

/** Numbers by size, texts by the alphabet; what has no number stands last, whichever way the numbers go. */
function compare(a: Cell | undefined, b: Cell | undefined, numbers: boolean, descending: boolean): number {
  if (numbers && isText(a) !== isText(b)) return isText(a) ? 1 : -1;
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'nl');
  return descending ? -order : order;
}

/** The order of a table's rows, as their numbers in the table; rows that are alike keep the order they had. */
export function orderOf({ rows }: TableData, sorting: Sorting | undefined): readonly number[] {
  const order = rows.map((_, i) => i);
  if (!sorting) return order;
  const { column, descending } = sorting;
  const numbers = rows.some((row) => typeof row[column] === 'number');
  return order.sort((a, b) => compare(rows[a]?.[column], rows[b]?.[column], numbers, descending));
}

/** One press on a column: numbers from high to low and texts from A; again: the other way; again: as it was. */
export function pressed(table: TableData, now: Sorting | undefined, column: number): Sorting | undefined {
  const numbers = table.rows.some((row) => typeof row[column] === 'number');
  if (now?.column !== column) return { column, descending: numbers };
  return now.descending === numbers ? { column, descending: !numbers } : undefined;
}

/** A table's order and what a press on a column does to it. */
export function useSorting(table: TableData): {
  readonly sorting: Sorting | undefined;
  readonly order: readonly number[];
  readonly press: (column: number) => void;
} {
  const [sorting, setSorting] = useState<Sorting>();
  return {
    sorting,
    order: orderOf(table, sorting),
    press: (column) => setSorting((now) => pressed(table, now, column)),
  };
}

import { useState } from 'react';
import type { Cell, TableData } from './table-data.ts';

export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

/** A cell as it is sorted: a number of some unit (none of its own where the column has one), or a text. */
interface Sorted {
  readonly unit: string;
  readonly value: number | string;
}

const sortedBy = (cell: Cell = ''): Sorted => (typeof cell === 'object' ? cell : { unit: '', value: cell });

const isNumber = (cell: Cell | undefined): boolean => typeof sortedBy(cell).value === 'number';

/**
 * Numbers by size, texts by the alphabet; what has no number stands last, whichever way the numbers go. Numbers of
 * different units have no order: those of one unit stand together, the units by the alphabet both ways.
 */
function compare(a: Sorted, b: Sorted, numbers: boolean, descending: boolean): number {
  const [isText, otherIsText] = [typeof a.value === 'string', typeof b.value === 'string'];
  if (numbers && isText !== otherIsText) return isText ? 1 : -1;
  if (a.unit !== b.unit) return a.unit.localeCompare(b.unit, 'nl');
  const order =
    typeof a.value === 'number' && typeof b.value === 'number'
      ? a.value - b.value
      : String(a.value).localeCompare(String(b.value), 'nl');
  return descending ? -order : order;
}

/** The order of a table's rows, as their numbers in the table; rows that are alike keep the order they had. */
export function orderOf({ rows }: TableData, sorting: Sorting | undefined): readonly number[] {
  const order = rows.map((_, i) => i);
  if (!sorting) return order;
  const { column, descending } = sorting;
  const numbers = rows.some((row) => isNumber(row[column]));
  const cells = rows.map((row) => sortedBy(row[column]));
  return order.sort((a, b) => compare(cells[a] ?? sortedBy(), cells[b] ?? sortedBy(), numbers, descending));
}

/** One press on a column: numbers from high to low and texts from A; again: the other way; again: as it was. */
export function pressed(table: TableData, now: Sorting | undefined, column: number): Sorting | undefined {
  const numbers = table.rows.some((row) => isNumber(row[column]));
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

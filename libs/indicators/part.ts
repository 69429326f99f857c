import type { ColumnName } from '#libs/programme';
import type { Dimension } from './dimension.js';
import { NONE, type FactTable } from './facts/fact-table.js';

export interface Part {
  readonly dimension: Dimension;
  /** Number of the part: of the partner, the code, the werklijn; NONE is the unknown part. */
  readonly value: number;
}

/** Number of the code or text that a row has in a dimension, NONE when it is missing or UNKNOWN. */
export function partIn(table: FactTable, dimension: ColumnName): (row: number) => number {
  const column = table.column(dimension);
  if (table.texts(dimension)) return (row) => column.at(row);
  const codes = table.codes(dimension);
  const unknown = codes.indexOf('UNKNOWN');
  return (row) => {
    const number = column.at(row);
    return number >= codes.length || number === unknown ? NONE : number;
  };
}

/** How many of some rows have no number in a dimension: are of its part NONE. */
export function missingIn(table: FactTable, dimension: ColumnName, rows: Int32Array): number {
  const part = partIn(table, dimension);
  const { values } = table.column(dimension);
  const codes = table.codes(dimension);
  let missing = 0;
  if (codes.length === 0 || !(values instanceof Uint8Array)) {
    for (const row of rows) if (part(row) === NONE) missing++;
    return missing;
  }
  const unknown = codes.indexOf('UNKNOWN');
  for (let i = 0; i < rows.length; i++) {
    const number = values[rows[i] ?? 0] ?? 0;
    if (number >= codes.length || number === unknown) missing++;
  }
  return missing;
}

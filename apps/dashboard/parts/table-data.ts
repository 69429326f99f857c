export type CellKind = 'text' | 'number' | 'share' | 'euro' | 'month' | 'date';

export interface Column {
  readonly label: string;
  readonly kind: CellKind;
}

/** A number with a unit of its own, in a column whose rows differ in theirs. */
export interface Measured {
  readonly value: number;
  readonly kind: CellKind;
  /** In Dutch, of every share `%`: what is sorted together. */
  readonly unit: string;
  /** As people read it. */
  readonly shown: string;
}

/** A number as it is, or a text; a number that is not there is told in words, never 0. */
export type Cell = string | number | Measured;

/** What a chart and its table show and what a download holds: one thing, so that they cannot differ. */
export interface TableData {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

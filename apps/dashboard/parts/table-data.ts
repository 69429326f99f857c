export type CellKind = 'text' | 'number' | 'share' | 'euro' | 'month' | 'date';

export interface Column {
  readonly label: string;
  readonly kind: CellKind;
}

/** A number as it is, or a text; a number that is not there is told in words, never 0. */
export type Cell = string | number;

/** What a chart and its table show and what a download holds: one thing, so that they cannot differ. */
export interface TableData {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

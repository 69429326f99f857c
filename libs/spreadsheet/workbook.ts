/** A day without clock or zone, `yyyy-mm-dd`; a spreadsheet holds it as a number shown as a date. */
export interface DateCell {
  readonly date: string;
  /** `hh:mm:ss`, where the cell holds more than a day. */
  readonly time?: string;
}

/** A number with how it is shown, e.g. `0.0%` or `#,##0`. */
export interface NumberCell {
  readonly number: number;
  readonly format: string;
}

export type Cell = string | number | boolean | DateCell | NumberCell | null;

/**
 * A drop-down on a column, below the header: the cells of a column of another sheet. Typing something else stays
 * possible.
 */
export interface ColumnChoices {
  /** 0 for the first column. */
  readonly column: number;
  readonly sheet: string;
  readonly fromColumn: number;
  /** Number of values, below that sheet's header. */
  readonly count: number;
}

export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  /** The first row is the header: bold, and it stays in view. Rows are drawn one at a time. */
  readonly rows: Iterable<readonly Cell[]>;
  /** Widths of the columns, in characters. */
  readonly widths?: readonly number[];
  /**
   * Columns (0 for the first) whose empty cells too are text, so that a spreadsheet program leaves what is typed
   * there as it is.
   */
  readonly textColumns?: readonly number[];
  readonly choices?: readonly ColumnChoices[];
  /** A filter on every column of the header; of an XLSX file only. */
  readonly filter?: boolean;
}

/** A number that people see with digits it does not have: 123 in the format `00000` is 00123. */
export interface ShownNumber {
  readonly number: number;
  readonly shown: string;
}

/** A formula whose result nobody worked out: the program that wrote the file left it out, or put a 0 in its place. */
export interface NotComputed {
  readonly notComputed: true;
}

/** What a cell that was read holds: of a formula its last result, of one that failed the error as text (`#N/A`). */
export type Value = string | number | boolean | DateCell | ShownNumber | NotComputed | undefined;

export interface Row {
  /** 1, 2, 3 … as the spreadsheet program numbers it. */
  readonly number: number;
  /** By column, from the first on; a row is as long as its last cell that was written. */
  readonly values: readonly Value[];
  /** Not on the screen: hidden by hand or by a filter. */
  readonly hidden?: boolean;
}

/**
 * Cells made one, from the first row and column to the last (rows from 1, columns from 0). What it shows stands in
 * its first cell.
 */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** What a sheet says beside its cells; known once its last row was read. */
export interface SheetNotes {
  readonly merges: readonly Merge[];
  /** Columns (0 for the first) that are not on the screen. */
  readonly hiddenColumns: readonly number[];
}

/** A sheet that can be read, in the order of the tabs. Charts and macros are none. */
export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}

/**
 * A spreadsheet that is open: its sheets, and the rows of each as they are unpacked. Rows that were never written
 * to are passed over.
 */
export interface Workbook {
  readonly sheets: readonly SheetName[];
  /** Throws WorkbookError, also midway. `notes` is filled when the last row was drawn. */
  rows(sheet: string, notes?: (notes: SheetNotes) => void): AsyncGenerator<Row>;
}

/** Bounds within which a file is read; beyond them it is refused before memory is spent. */
export interface ReadLimits {
  /** Bytes of a sheet once unpacked. */
  readonly sheetBytes: number;
  /** Bytes once unpacked of anything kept whole: shared texts, styles, the list of sheets. */
  readonly partBytes: number;
  readonly columns: number;
  /** Characters of a cell; a spreadsheet program stops at 32,767. */
  readonly cellLength: number;
  /** Rows read, those with nothing in them too. */
  readonly rows: number;
  /** Cells that were made one. */
  readonly merges: number;
  /** Characters of all cells together: a text that many cells refer to counts for each of them. */
  readonly characters: number;
}

export const READ_LIMITS: ReadLimits = {
  sheetBytes: 256 * 1024 * 1024,
  partBytes: 16 * 1024 * 1024,
  columns: 200,
  cellLength: 32_767,
  rows: 200_000,
  merges: 10_000,
  characters: 64 * 1024 * 1024,
};

/**
 * `NOT_A_WORKBOOK`: no XLSX, or a damaged one. `OLD_OR_LOCKED`: an .xls of before 2007, or locked with a password.
 * `TOO_LARGE`: beyond a limit once unpacked. The message is for logs; whoever sent the file is told by the code.
 */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';
  constructor(
    readonly code: 'NOT_A_WORKBOOK' | 'OLD_OR_LOCKED' | 'TOO_LARGE',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

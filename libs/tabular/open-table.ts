import type { RuleCode } from '#libs/programme';
import {
  nextTurn,
  openOds,
  openWorkbook,
  WorkbookError,
  type Row,
  type SheetName,
  type SheetNotes,
  type Workbook,
} from '#libs/spreadsheet';

import { readCsv, separatorOf, unwrapped, type Separator } from './csv.js';
import { decodeText } from './decode-text.js';
import { TableError } from './table-error.js';
import { unguarded } from './formula-guard.js';

export type Format = 'csv' | 'xlsx' | 'ods';

export const MEDIA_TYPE: Readonly<Record<Format, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

export interface Table {
  /** Of a CSV text only. */
  readonly separator?: Separator;
  /** Of a spreadsheet only. */
  readonly sheets?: readonly SheetName[];
  /**
   * Those with anything in them, as they come; of a spreadsheet those of a sheet. `notes` is told what the sheet
   * says beside its cells when the last row was drawn. Throws TableError, also midway.
   */
  rows(sheet?: string, notes?: (notes: SheetNotes) => void): AsyncGenerator<Row>;
}

/** Opens a file as rows of cells. Throws TableError when it is not what it is said to be. */
export async function openTable(bytes: Uint8Array, format: Format): Promise<Table> {
  if (format !== 'csv') return openSheets(bytes, format);
  // A spreadsheet that is called CSV is a common slip, and would be read as noise.
  if (isZip(bytes)) throw new TableError('NOT_A_TEXT_FILE');
  const decoded = decodeText(bytes);
  if (decoded === undefined || NO_TABLE.test(decoded)) throw new TableError('NOT_A_TEXT_FILE');
  const text = unwrapped(decoded);
  const separator = separatorOf(text);
  return { separator, rows: () => filled(csvRows(text, separator)) };
}

/** Nor is a page of the web, or XML, of a program that calls that a spreadsheet; nor PDF, RTF, JSON. */
const NO_TABLE = /^\s*(?:<(?:!doctype|html|\?xml|table|meta)|%PDF-|\{\\rtf|\[?\s*\{\s*")/i;

const isZip = (bytes: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((byte, at) => bytes[at] === byte);

async function openSheets(bytes: Uint8Array, format: Exclude<Format, 'csv'>): Promise<Table> {
  const book = await asTableError(() => OPEN[format](bytes));
  return {
    sheets: book.sheets,
    rows: (sheet = firstOf(book), notes) => filled(rowsOrError(book.rows(sheet, notes))),
  };
}

function firstOf({ sheets }: Workbook): string {
  const first = sheets.find(({ hidden }) => !hidden);
  if (!first) throw new TableError('FILE_EMPTY');
  return first.name;
}

const OPEN: Readonly<Record<Exclude<Format, 'csv'>, (bytes: Uint8Array) => Promise<Workbook>>> = {
  xlsx: openWorkbook,
  ods: openOds,
};

const LINES_AT_ONCE = 2_000;

const RULE_OF: Readonly<Record<WorkbookError['code'], RuleCode>> = {
  NOT_A_WORKBOOK: 'FILE_DAMAGED',
  OLD_OR_LOCKED: 'FILE_LOCKED',
  TOO_LARGE: 'FILE_TOO_LARGE',
};

const tableError = (error: unknown): unknown =>
  error instanceof WorkbookError ? new TableError(RULE_OF[error.code]) : error;

async function asTableError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw tableError(error);
  }
}

async function* rowsOrError(rows: AsyncGenerator<Row>): AsyncGenerator<Row> {
  try {
    yield* rows;
  } catch (error) {
    throw tableError(error);
  }
}

async function* csvRows(text: string, separator: Separator): AsyncGenerator<Row> {
  for (const { number, values } of readCsv(text, separator)) {
    // Lines with nothing in them never come to those who read rows, so others have their turn here.
    if (number % LINES_AT_ONCE === 0) await nextTurn();
    yield {
      number,
      values: values.map((value) => (typeof value === 'string' ? unguarded(value) : value)),
    };
  }
}

async function* filled(rows: AsyncGenerator<Row>): AsyncGenerator<Row> {
  for await (const row of rows)
    if (row.values.some((value) => value !== undefined && (typeof value !== 'string' || value.trim() !== '')))
      yield row;
}

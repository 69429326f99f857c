import { setImmediate as nextTurn } from 'node:timers/promises';

import type { RuleCode } from '#libs/programme';
import { readWorkbook, WorkbookError, type Row } from '#libs/spreadsheet';

import { readCsv, separatorOf, type Separator } from './csv.js';
import { decodeText } from './decode-text.js';
import { TableError } from './table-error.js';
import { unguarded } from './formula-guard.js';

export type Format = 'csv' | 'xlsx';

export const MEDIA_TYPE: Readonly<Record<Format, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface Table {
  /** Of a CSV text only. */
  readonly separator?: Separator;
  /** Those with anything in them, as they come. Throws TableError, also midway. */
  readonly rows: AsyncGenerator<Row>;
}

/** Opens a file as rows of cells. Throws TableError when it is not what it is said to be. */
export function openTable(bytes: Buffer, format: Format): Table {
  if (format === 'xlsx') return { rows: filled(workbookRows(bytes)) };
  // A spreadsheet that is called CSV is a common slip, and would be read as noise.
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') throw new TableError('NOT_A_TEXT_FILE');
  const text = decodeText(bytes);
  if (text === undefined) throw new TableError('NOT_A_TEXT_FILE');
  const separator = separatorOf(text);
  return { separator, rows: filled(csvRows(text, separator)) };
}

const LINES_AT_ONCE = 2_000;

const RULE_OF: Readonly<Record<WorkbookError['code'], RuleCode>> = {
  NOT_A_WORKBOOK: 'FILE_DAMAGED',
  OLD_OR_LOCKED: 'FILE_LOCKED',
  TOO_LARGE: 'FILE_TOO_LARGE',
};

async function* workbookRows(bytes: Buffer): AsyncGenerator<Row> {
  try {
    yield* readWorkbook(bytes);
  } catch (error) {
    throw error instanceof WorkbookError ? new TableError(RULE_OF[error.code]) : error;
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

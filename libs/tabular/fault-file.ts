import type { EventType } from '#libs/programme';
import type { Cell, Row, Value } from '#libs/spreadsheet';
import { columnName, writeOds, writeWorkbook } from '#libs/spreadsheet';

import { FAULTS } from './columns.js';
import { csvLine, type Separator } from './csv.js';
import { findSheet, firstRows, headerAmong } from './find-sheet.js';
import { guarded, guardedText } from './formula-guard.js';
import { readHeader } from './header.js';
import { openTable } from './open-table.js';
import type { PlacedFault } from './placed-fault.js';
import type { TableFile } from './read-table.js';
import type { Language } from './write-cells.js';
import { csvText } from './write-cells.js';

/**
 * `refused`: the rows with a fault. `all`: every row, so that the file once mended can be sent in place of the first.
 */
export type RowsOfFaultFile = 'refused' | 'all';

const BYTE_ORDER_MARK = '\uFEFF';

interface FaultRows {
  /** Columns of what is to stay a text. */
  readonly texts: ReadonlySet<number>;
  readonly rows: readonly (readonly Value[])[];
  readonly separator: Separator | undefined;
}

interface FaultFileOptions {
  readonly which: RowsOfFaultFile;
  readonly language: Language;
  /** Where the header stands, when whoever read the file knows it better than its words do. */
  readonly headerRow?: number;
  /** Where the file does not leave its reader: what may be personal data stays in it. */
  readonly isLocal?: boolean;
}

/**
 * The file again, as it was sent, with a column that says of each row what is to be mended. A cell in which personal
 * data stood is left empty: it is not sent back. Undefined for a file whose rows could not be told apart.
 */
export async function faultFile(
  file: TableFile,
  faults: readonly PlacedFault[],
  which: RowsOfFaultFile,
  language: Language,
): Promise<Uint8Array | undefined> {
  const found = await faultRows(file, faults, { which, language });
  if (!found || found.separator !== undefined) return found && toCsv(found, found.separator ?? ';');
  const rows = found.rows.map((row) => row.map(cellOf));
  const write = file.format === 'ods' ? writeOds : writeWorkbook;
  return write([{ name: FAULTS[language], rows, widths: rows[0]?.map(() => 20) ?? [] }]);
}

/** The same as CSV, whatever the file was: where it is read in a browser. */
export async function toFaultCsv(
  file: TableFile,
  faults: readonly PlacedFault[],
  options: FaultFileOptions,
): Promise<Uint8Array | undefined> {
  const found = await faultRows(file, faults, options);
  return found && toCsv(found, found.separator ?? ';');
}

function toCsv({ rows, texts, separator: own }: FaultRows, separator: Separator): Uint8Array {
  const lines = rows.map((row) =>
    csvLine(
      row.map((value, i) => textOf(value, own === undefined || texts.has(i))),
      separator,
    ),
  );
  return new TextEncoder().encode(BYTE_ORDER_MARK + lines.join(''));
}

async function faultRows(
  file: TableFile,
  faults: readonly PlacedFault[],
  { which, language, headerRow, isLocal = false }: FaultFileOptions,
): Promise<FaultRows | undefined> {
  if (faults.some(({ rule }) => rule === 'TOO_MANY_ROWS')) return undefined;
  const byRow = new Map<number | undefined, PlacedFault[]>();
  for (const each of faults) byRow.set(each.row, [...(byRow.get(each.row) ?? []), each]);
  const table = await openTable(file.bytes, file.format);
  const options = { addresses: false };
  const { sheet } = await findSheet(table, file.type, file.sheet, options);
  const first = await firstRows(table, sheet);
  const header = headerRow ?? headerAmong(first, file.type, options)?.number ?? 0;
  const rows: Value[][] = [];
  let old = -1;
  let width = 0;
  let texts: ReadonlySet<number> = new Set();
  for await (const { number, values } of table.rows(sheet)) {
    if (number < header) continue;
    const own = byRow.get(number) ?? [];
    const isHeader = rows.length === 0;
    if (isHeader) {
      if (own.length > 0) return undefined;
      old = values.findIndex((value) => value === FAULTS.nl || value === FAULTS.en);
      width = values.length;
      texts = textColumns(file.type, { number, values }, old);
    } else if (which === 'refused' && own.length === 0) continue;
    const words = isHeader ? FAULTS[language] : own.map((each) => faultText(each, language)).join(' • ');
    const kept = Array.from({ length: width }, (_, i) =>
      !isLocal && holdsPersonalData(own, i) ? undefined : values[i],
    );
    rows.push([...kept.filter((_, i) => i !== old), words === '' ? undefined : words]);
  }
  return rows.length < 2 ? undefined : { rows, texts, separator: table.separator };
}

const faultText = ({ header, message, value }: PlacedFault, language: Language): string => {
  const shown = typeof value === 'string' || typeof value === 'number' ? ` (${value})` : '';
  return `${header === undefined ? '' : `${header[language]}: `}${message[language]}${shown}`;
};

const PERSONAL = new Set(['PERSONAL_DATA', 'NOT_A_KEY']);

const holdsPersonalData = (faults: readonly PlacedFault[], column: number): boolean =>
  faults.some(({ rule, column: letter }) => PERSONAL.has(rule) && letter === columnName(column));

/** A cell as it can be written again; of a formula without a result nothing is left. */
function cellOf(value: Value): Cell {
  if (value === undefined) return null;
  if (typeof value !== 'object') return value;
  if ('shown' in value) return value.shown;
  if ('notComputed' in value) return null;
  return value.time === undefined ? value : `${value.date} ${value.time}`;
}
/**
 * A text of a workbook, or in a column of texts, is kept one; a number or a day in a CSV text is left as its sender
 * wrote it.
 */
const textOf = (value: Value, isText: boolean): string => {
  if (typeof value !== 'string') return csvText(cellOf(value));
  return isText ? guardedText(value) : guarded(value);
};

const NOT_TEXTS: readonly string[] = ['date', 'integer', 'number', 'boolean'];

/**
 * The columns of a header in which references, ids and codes stand, by their place once the column of faults is left
 * out.
 */
function textColumns(type: EventType, row: Row, without: number): ReadonlySet<number> {
  const { meanings } = readHeader(type, row);
  const kept = meanings.filter((_, i) => i !== without);
  return new Set(
    kept.flatMap((meaning, i) => {
      const isText =
        meaning === 'reference' ||
        (typeof meaning === 'object' && 'spec' in meaning && !NOT_TEXTS.includes(meaning.spec.kind));
      return isText ? [i] : [];
    }),
  );
}

import type { Cell, Value } from '#libs/spreadsheet';
import { writeWorkbook } from '#libs/spreadsheet';

import { FAULTS } from './columns.js';
import { csvLine } from './csv.js';
import { findSheet, firstRows, headerAmong } from './find-sheet.js';
import { guarded } from './formula-guard.js';
import { openTable } from './open-table.js';
import { columnLetter, type PlacedFault } from './placed-fault.js';
import type { TableFile } from './read-table.js';
import type { Language } from './write-cells.js';
import { csvText } from './write-cells.js';

/** `refused`: the rows with a fault. `all`: every row, so that the file once mended can be sent in place of the first. */
export type RowsOfFaultFile = 'refused' | 'all';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The file again, as it was sent, with a column that says of each row what is to be mended. A cell in which personal data
 * stood is left empty: it is not sent back. Undefined for a file whose rows could not be told apart.
 */
export async function faultFile(
  file: TableFile,
  faults: readonly PlacedFault[],
  which: RowsOfFaultFile,
  language: Language,
): Promise<Uint8Array | undefined> {
  if (faults.some(({ rule }) => rule === 'TOO_MANY_ROWS')) return undefined;
  const byRow = new Map<number | undefined, PlacedFault[]>();
  for (const each of faults) byRow.set(each.row, [...(byRow.get(each.row) ?? []), each]);
  const table = await openTable(file.bytes, file.format);
  const options = { addresses: false };
  const { sheet } = await findSheet(table, file.type, file.sheet, options);
  const header = headerAmong(await firstRows(table, sheet), file.type, options)?.number ?? 0;
  const rows: Value[][] = [];
  let old = -1;
  let width = 0;
  for await (const { number, values } of table.rows(sheet)) {
    if (number < header) continue;
    const own = byRow.get(number) ?? [];
    const isHeader = rows.length === 0;
    if (isHeader) {
      if (own.length > 0) return undefined;
      old = values.findIndex((value) => value === FAULTS.nl || value === FAULTS.en);
      width = values.length;
    } else if (which === 'refused' && own.length === 0) continue;
    const told = isHeader ? FAULTS[language] : own.map((each) => toldIn(each, language)).join(' • ');
    const kept = Array.from({ length: width }, (_, i) => (holdsPersonalData(own, i) ? undefined : values[i]));
    rows.push([...kept.filter((_, i) => i !== old), told === '' ? undefined : told]);
  }
  if (rows.length < 2) return undefined;
  if (table.separator === undefined)
    return writeWorkbook([
      {
        name: FAULTS[language],
        rows: rows.map((row) => row.map(cellOf)),
        widths: rows[0]?.map(() => 20) ?? [],
      },
    ]);
  const { separator } = table;
  const lines = rows.map((row) =>
    csvLine(
      row.map((value) => textOf(value)),
      separator,
    ),
  );
  return new TextEncoder().encode(BYTE_ORDER_MARK + lines.join(''));
}

const toldIn = ({ header, message, value }: PlacedFault, language: Language): string => {
  const shown = typeof value === 'string' || typeof value === 'number' ? ` (${value})` : '';
  return `${header === undefined ? '' : `${header[language]}: `}${message[language]}${shown}`;
};

const PERSONAL = new Set(['PERSONAL_DATA', 'NOT_A_KEY']);

const holdsPersonalData = (faults: readonly PlacedFault[], column: number): boolean =>
  faults.some(({ rule, column: letter }) => PERSONAL.has(rule) && letter === columnLetter(column));

/** A cell as it can be written again; of a formula without a result nothing is left. */
function cellOf(value: Value): Cell {
  if (value === undefined) return null;
  if (typeof value !== 'object') return value;
  if ('shown' in value) return value.shown;
  if ('notComputed' in value) return null;
  return value.time === undefined ? value : `${value.date} ${value.time}`;
}
const textOf = (value: Value): string =>
  typeof value === 'string' ? guarded(value) : csvText(cellOf(value));

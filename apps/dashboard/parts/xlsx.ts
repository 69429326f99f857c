import { strToU8, zipSync } from 'fflate';
import { workbookParts, type Cell as SheetCell, type Sheet } from '#libs/spreadsheet';
import type { Cell, CellKind, TableData } from './table-data.ts';

const WHOLE = '#,##0';

/** How numbers are shown; in any other column they are as they are. */
const FORMATS: Partial<Readonly<Record<CellKind, string>>> = {
  share: '0.00%',
  number: '#,##0.00',
  euro: '"€"\\ #,##0.00',
};

function cell(value: Cell, kind: CellKind): SheetCell {
  if (typeof value === 'object') return cell(value.value, value.kind);
  const format = kind === 'number' && Number.isInteger(value) ? WHOLE : FORMATS[kind];
  return typeof value === 'string' || format === undefined ? value : { number: value, format };
}

const sheetOf = (name: string, { columns, rows }: TableData): Sheet => ({
  name,
  rows: [
    columns.map(({ label }) => label),
    ...rows.map((row) => row.map((value, i) => cell(value, columns[i]?.kind ?? 'text'))),
  ],
  widths: columns.map(() => 24),
  filter: true,
});

/** A workbook of named sheets, as the server writes them; numbers are numbers in it. */
export function toXlsx(
  sheets: readonly { readonly name: string; readonly table: TableData }[],
): Uint8Array<ArrayBuffer> {
  const parts: Record<string, Uint8Array> = {};
  for (const [part, content] of workbookParts(sheets.map(({ name, table }) => sheetOf(name, table))))
    parts[part] = strToU8(typeof content === 'string' ? content : [...content].join(''));
  return new Uint8Array(zipSync(parts, { mtime: new Date(1980, 0, 1, 12) }));
}

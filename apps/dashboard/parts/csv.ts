import { csvLine, guardedText } from '#libs/tabular';
import { writeDutchDate } from '../url/dutch-date.ts';
import type { Cell, CellKind, TableData } from './table-data.ts';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A day is one for a Dutch spreadsheet program too; any other text stays a text, also the code 1.1 and the month
 * 2023-12.
 */
function cell(value: Cell, kind: CellKind): string {
  if (typeof value === 'object') return cell(value.value, value.kind);
  if (typeof value === 'number') return String(value).replace('.', ',');
  return kind === 'date' && ISO_DAY.test(value) ? writeDutchDate(value) : guardedText(value);
}

/** As a Dutch Excel opens it: a BOM, semicolons, decimal commas. */
export const toCsv = ({ columns, rows }: TableData): string =>
  `\uFEFF${[
    columns.map(({ label }) => cell(label, 'text')),
    ...rows.map((row) => row.map((value, i) => cell(value, columns[i]?.kind ?? 'text'))),
  ]
    .map((row) => csvLine(row, ';'))
    .join('')}`;

import type { Cell, TableData } from './table-data.ts';

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A leading = + - @ would run as a formula in a spreadsheet. */
const harmless = (text: string): string => (/^[=+@\t\r-]/.test(text) ? `'${text}` : text);

const cell = (value: Cell): string =>
  typeof value === 'number' ? String(value).replace('.', ',') : quoted(harmless(value));

/** As a Dutch Excel opens it: a BOM, semicolons, decimal commas. */
export const csvOf = ({ columns, rows }: TableData): string =>
  `\uFEFF${[columns.map(({ label }) => cell(label)), ...rows.map((row) => row.map(cell))]
    .map((row) => row.join(';'))
    .join('\r\n')}\r\n`;

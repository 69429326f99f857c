import type { Merge } from './workbook.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML does not have. */
// eslint-disable-next-line no-control-regex -- XML 1.0 (2.2) has no such characters
export const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** What XML has a meaning of its own for, as entities. */
export const entities = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);

/**
 * A text as XML holds it. What XML cannot say, and what looks like it said so, is written `_xHHHH_` (ECMA-376,
 * ST_Xstring).
 */
export const xmlText = (text: string): string =>
  entities(
    text
      .toWellFormed()
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(UNSAYABLE, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
      .replace(/\r/g, '_x000D_'),
  );

/** The text that XML held in that way. */
export const fromXmlText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** `A`, `B`, … `Z`, `AA` … of column 0, 1, ….*/
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

/** The column of a cell's reference such as `AB12`, 0 for the first; undefined when it names none. */
export function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** The cells of a reference such as `B2:C4`, rows from 1 and columns from 0; undefined when it is none. */
export function areaOf(reference: string): Merge | undefined {
  const [, from = '', fromRow = '', to = '', toRow = ''] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  const [fromColumn, toColumn] = [columnOf(from), columnOf(to)];
  if (fromColumn === undefined || toColumn === undefined) return undefined;
  return { fromRow: Number(fromRow), toRow: Number(toRow), fromColumn, toColumn };
}

/** Whether an attribute is true, as XML Schema writes it. */
export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

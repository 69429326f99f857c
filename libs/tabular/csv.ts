import type { Row } from '#libs/spreadsheet';

import { TableError } from './table-error.js';

export type Separator = ';' | ',' | '\t' | '|';

const MAX_COLUMNS = 200;
const MAX_CELL = 32_767;
/** Lines read, those with nothing in them too. */
const MAX_LINES = 200_000;

/** Rows looked at to find out what stands between cells. */
const LOOKED_AT = 30;

/**
 * The separator of a CSV text: as its `sep=` line says, else the one that cuts most of the first rows into equally
 * many cells (a title above the table has none, a line break within a header is none); of two that do, the one that
 * makes most.
 */
export function separatorOf(text: string): Separator {
  const said = /^sep=([;,\t|])\r?\n/i.exec(text)?.[1];
  if (said !== undefined) return said as Separator;
  const rows = firstRows(text.slice(0, 100_000));
  const scored = ([';', ',', '\t', '|'] as const).map((separator) => {
    const counts = rows.map((row) => row.split(separator).length - 1).filter((count) => count > 0);
    const often = new Map<number, number>();
    for (const count of counts) often.set(count, (often.get(count) ?? 0) + 1);
    const alike = Math.max(0, ...often.values());
    const most = Math.max(0, ...[...often].filter(([, times]) => times === alike).map(([count]) => count));
    return { separator, alike, most };
  });
  return scored.reduce((best, next) =>
    next.alike > best.alike || (next.alike === best.alike && next.most > best.most) ? next : best,
  ).separator;
}

const WHOLE_LINE = /^"((?:[^"]|"")*)"$/;

/**
 * The text with its lines taken out of quotation marks, where each of them as a whole stands in those, as some
 * programs do with what was one cell to them. Any other text is given back as it is.
 */
export function unwrapped(text: string): string {
  const [, first = ''] = WHOLE_LINE.exec(/^[^\r\n]*/.exec(text)?.[0] ?? '') ?? [];
  if (!/[;,\t|]/.test(first)) return text;
  const lines = text.split(/(\r\n|\r|\n)/);
  if (!lines.every((line) => line.trim() === '' || WHOLE_LINE.test(line))) return text;
  return lines.map((line) => (WHOLE_LINE.exec(line)?.[1] ?? line).replaceAll('""', '"')).join('');
}

/**
 * The first rows that hold anything, without what is quoted in them; a quotation mark opens only where a cell begins.
 */
function firstRows(text: string): readonly string[] {
  const plain = text.replace(/(^|[;,\t|\r\n])"(?:[^"]|"")*"/g, '$1x');
  return plain
    .split(/\r\n|\r|\n/)
    .filter((row) => row.trim() !== '')
    .slice(0, LOOKED_AT);
}

/**
 * The rows of a CSV text (RFC 4180, any separator and line end), numbered as a spreadsheet program shows them: a
 * cell of two lines is one row, an empty line is a row. Throws TableError where a quotation mark is never closed.
 */
export function* readCsv(text: string, separator: Separator): Generator<Row> {
  let at = /^sep=[;,\t|]\r?\n/i.exec(text)?.[0].length ?? 0;
  const stop = new RegExp(`[${separator}\r\n]`, 'g');
  for (let number = 1; at < text.length; number++) {
    const values: string[] = [];
    let cells = 0;
    if (number > MAX_LINES) throw new TableError('FILE_TOO_LARGE', { row: number });
    for (;;) {
      const [value, end] = text[at] === '"' ? quoted(text, at, stop, number) : plain(text, at, stop);
      if (value.length > MAX_CELL || (value !== '' && cells >= MAX_COLUMNS))
        throw new TableError('FILE_TOO_LARGE', { row: number });
      // Hundreds of separators behind the last cell are a slip of a program; nothing is in them.
      if (cells++ < MAX_COLUMNS) values.push(value);
      at = end + 1;
      if (text[end] === separator) continue;
      if (text[end] === '\r' && text[at] === '\n') at++;
      break;
    }
    yield { number, values: values.map((value) => (value === '' ? undefined : value)) };
  }
}

/** A value and the index of the separator or line end behind it. */
type Field = readonly [string, number];

function plain(text: string, from: number, stop: RegExp): Field {
  stop.lastIndex = from;
  const end = stop.exec(text)?.index ?? text.length;
  return [text.slice(from, end), end];
}

/** What stands behind the closing mark is kept as it is: better a fault of that value than one of the whole file. */
function quoted(text: string, from: number, stop: RegExp, row: number): Field {
  let close = from + 1;
  for (;;) {
    close = text.indexOf('"', close);
    if (close < 0) throw new TableError('QUOTE_NOT_CLOSED', { row });
    if (text[close + 1] !== '"') break;
    close += 2;
  }
  const [behind, end] = plain(text, close + 1, stop);
  return [text.slice(from + 1, close).replaceAll('""', '"') + behind.trimEnd(), end];
}

/**
 * One line of CSV (RFC 4180), with a line end: every line that this program writes. A text with spaces around it
 * stands in quotation marks, since programs take them off otherwise.
 */
export const csvLine = (values: readonly (string | number | undefined)[], separator: Separator): string =>
  `${values.map((value) => csvValue(String(value ?? ''), separator)).join(separator)}\r\n`;

const csvValue = (value: string, separator: Separator): string =>
  value.includes(separator) || /["\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

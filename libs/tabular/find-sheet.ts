import { fault, type EventType } from '#libs/programme';
import type { Row } from '#libs/spreadsheet';

import { knownNames, type HeaderOptions } from './header.js';
import type { Table } from './open-table.js';
import { placed, type PlacedFault } from './placed-fault.js';
import { TableError } from './table-error.js';

/** Rows in which a header is looked for: titles and explanations stand above it. */
export const HEADER_WITHIN = 30;
/** Sheets looked at; a workbook of more is asked which one is meant. */
const MOST_SHEETS = 50;

export interface FoundSheet {
  /** Undefined for a file that has no sheets. */
  readonly sheet: string | undefined;
  /** Which sheet was read, where there are more. */
  readonly notes: readonly PlacedFault[];
}

/**
 * The sheet with the rows: the one asked for, else the one whose header has most names that are known, else the
 * first that is not hidden. Throws TableError when two are as good: rows would be left out.
 */
export async function findSheet(
  table: Table,
  type: EventType,
  asked: string | undefined,
  options: HeaderOptions,
): Promise<FoundSheet> {
  if (!table.sheets) return { sheet: undefined, notes: [] };
  const visible = table.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);
  const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
  if (asked !== undefined) {
    if (table.sheets.some(({ name }) => name === asked))
      return { sheet: asked, notes: readNote(asked, visible) };
    throw new TableError('SHEET_UNKNOWN', {}, { sheet: asked, others: quoted(visible) });
  }
  if (visible.length < 2) return { sheet: visible[0], notes: [] };
  const scores = new Map<string, number>();
  for (const name of visible.slice(0, MOST_SHEETS))
    scores.set(name, await scoreOf(table, name, type, options));
  const most = Math.max(...scores.values());
  const best = [...scores].filter(([, score]) => score === most).map(([name]) => name);
  const [first = ''] = best;
  if (most >= 2 && best.length > 1) throw new TableError('SHEETS_ALIKE', {}, { sheets: quoted(best) });
  return { sheet: first, notes: readNote(first, visible) };
}

function readNote(sheet: string, visible: readonly string[]): readonly PlacedFault[] {
  const others = visible.filter((name) => name !== sheet).map((name) => `"${name}"`);
  return others.length === 0
    ? []
    : [placed(fault('SHEET_READ', [], { sheet, others: others.join(', ') }), {})];
}

async function scoreOf(
  table: Table,
  sheet: string,
  type: EventType,
  options: HeaderOptions,
): Promise<number> {
  const rows = await firstRows(table, sheet);
  return rows.length < 2 ? 0 : Math.max(...rows.map((row) => knownNames(type, row, options)));
}

/** The first rows of a sheet that hold anything; what can be unpacked no further ends them. */
export async function firstRows(table: Table, sheet?: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  try {
    for await (const row of table.rows(sheet)) if (rows.push(row) === HEADER_WITHIN) break;
  } catch (error) {
    // Told when the rows are read; here the first of them may be enough to say what is wrong with the header.
    if (!(error instanceof TableError) || rows.length === 0) throw error;
  }
  return rows;
}

/** The header of rows: the first of those with most known names, and when none has two, the first row of all. */
export function headerAmong(rows: readonly Row[], type: EventType, options: HeaderOptions): Row | undefined {
  const scores = rows.map((row) => knownNames(type, row, options));
  const most = Math.max(0, ...scores);
  return most < 2 ? rows[0] : rows[scores.indexOf(most)];
}

import { distance } from '#libs/programme';
import { columnName, type Row, type Value } from '#libs/spreadsheet';

import { ALIASES } from './aliases.js';
import { fileColumns, isAmending, type FileColumn } from './columns.js';
import { findSheet, firstRows, headerAmong } from './find-sheet.js';
import { headerText, isOfCorrections, meaningOf, readHeader, type Meaning } from './header.js';
import { typeCalled } from './layout.js';
import { filledIn } from './no-row.js';
import { normaliseLabel } from './normalise-label.js';
import { openTable, type Format } from './open-table.js';
import { readValue, textIn } from './read-value.js';
import { TableError } from './table-error.js';

/** Rows looked at for what a column holds, and different texts kept of it. */
const LOOKED_AT = 5_000;
const DIFFERENT = 60;
const SAMPLE = 200;
/** Of cells that must be readable as what a column is suggested for. */
const READABLE = 0.95;
/** Letters that differ, of those of the longer name. */
const NEAR = 0.25;

interface Suggestion {
  readonly to: string;
  /** It is the name of the field itself; otherwise a person confirms it. */
  readonly sure: boolean;
}

interface InspectedColumn {
  readonly letter: string;
  readonly header: string;
  /** The header as layouts name it. */
  readonly name: string;
  /** Different texts in it, in the order they came; they never leave where the file is read. */
  readonly texts: readonly string[];
  readonly suggestion?: Suggestion;
}

export interface FileInspection {
  /** Visible sheets, of a spreadsheet. */
  readonly sheets: readonly string[];
  readonly sheet?: string;
  readonly headerRow: number;
  readonly columns: readonly InspectedColumn[];
  /** Every header is one of the type's and none is missing: the file is read without any question. */
  readonly isTemplate: boolean;
  /** By its own headers its rows say something of entries that are there. */
  readonly isOfCorrections: boolean;
}

/** What a partner's file holds, and what its columns could be. Throws TableError when it cannot be read. */
export async function inspectFile(
  file: { readonly format: Format; readonly bytes: Uint8Array; readonly sheet?: string | undefined },
  typeName: string,
): Promise<FileInspection> {
  const type = typeCalled(typeName);
  const options = { addresses: true };
  const table = await openTable(file.bytes, file.format);
  const visible = (table.sheets ?? []).filter(({ hidden }) => !hidden).map(({ name }) => name);
  const { sheet } = await findSheet(table, type, file.sheet, options).catch((error: unknown) => {
    if (error instanceof TableError && error.fault.rule === 'SHEETS_ALIKE') return { sheet: visible[0] };
    throw error;
  });
  const header = headerRowOf(await firstRows(table, sheet), (rows) => headerAmong(rows, type, options));
  if (!header) throw new TableError('FILE_EMPTY');
  const texts = header.values.map(() => new Map<string, Value>());
  let looked = 0;
  for await (const row of table.rows(sheet)) {
    if (row.number <= header.number) continue;
    row.values.forEach((cell, at) => keepText(texts[at], cell));
    if (++looked === LOOKED_AT) break;
  }
  const taken = new Set<string>();
  const columns = header.values.map((value, at): InspectedColumn => {
    const text = headerText(value);
    const cells = [...(texts[at] ?? new Map<string, Value>())];
    const suggestion =
      text === ''
        ? undefined
        : suggestionFor(
            text,
            typeName,
            cells.map(([, cell]) => cell),
          );
    const isNew = suggestion !== undefined && !taken.has(suggestion.to);
    if (isNew) taken.add(suggestion.to);
    return {
      letter: columnName(at),
      header: text,
      name: normaliseLabel(text),
      texts: cells.map(([name]) => name),
      ...(isNew ? { suggestion } : {}),
    };
  });
  const { faults, meanings } = readHeader(type, header, options);
  return {
    sheets: visible,
    ...(sheet === undefined ? {} : { sheet }),
    headerRow: header.number,
    columns: columns.filter(({ header: name }) => name !== ''),
    isTemplate: faults.length === 0,
    isOfCorrections: isOfCorrections(meanings),
  };
}

/** With unknown headers: the first row that has as many texts as most rows, for titles above a table are one cell. */
function headerRowOf(
  rows: readonly Row[],
  known: (rows: readonly Row[]) => Row | undefined,
): Row | undefined {
  const byName = known(rows);
  if (byName && byName !== rows[0]) return byName;
  const most = Math.max(0, ...rows.map(filledIn));
  return rows.find((row) => filledIn(row) >= Math.max(2, most * 0.6)) ?? rows[0];
}

function keepText(texts: Map<string, Value> | undefined, cell: Value): void {
  if (!texts || cell === undefined || texts.size >= SAMPLE) return;
  const text = textIn(cell);
  const shown = typeof text === 'string' ? text : typeof cell === 'object' && 'date' in cell ? cell.date : '';
  if (shown.trim() !== '' && !texts.has(shown)) texts.set(shown, cell);
}

const pathOf = (meaning: Meaning): string | undefined =>
  typeof meaning === 'object'
    ? 'part' in meaning
      ? meaning.part
      : meaning.path.join('.')
    : meaning === 'reference' || isAmending(meaning)
      ? meaning
      : undefined;

/** What a column could be, by its header; vetoed when too few of its cells could be that. */
function suggestionFor(text: string, typeName: string, cells: readonly Value[]): Suggestion | undefined {
  const type = typeCalled(typeName);
  const named = pathOf(meaningOf(type, text, { addresses: true }));
  if (named !== undefined) return { to: named, sure: true };
  const name = normaliseLabel(text);
  const columns = fileColumns(type);
  const of = (path: string): FileColumn | undefined => columns.find((each) => each.path.join('.') === path);
  const alias = Object.keys(ALIASES).find(
    (path) => (path === 'reference' || of(path)) && ALIASES[path]?.includes(name),
  );
  const near = alias ?? nearestPath(name, columns);
  if (near === undefined) return undefined;
  const column = of(near);
  return !column || isReadable(column, cells) ? { to: near, sure: false } : undefined;
}

function nearestPath(name: string, columns: readonly FileColumn[]): string | undefined {
  const scored = columns.flatMap(({ path, label }) =>
    [label.nl, label.en].map((each) => {
      const other = normaliseLabel(each);
      const longest = Math.max(name.length, other.length);
      return { path: path.join('.'), share: distance(name, other, Math.floor(longest * NEAR)) / longest };
    }),
  );
  const best = scored.reduce((one, next) => (next.share < one.share ? next : one), { path: '', share: 1 });
  return best.share <= NEAR ? best.path : undefined;
}

/** Codes and areas are given their meaning by hand, so only what is counted, measured or dated is looked at. */
function isReadable({ spec }: FileColumn, cells: readonly Value[]): boolean {
  if (!['date', 'integer', 'number', 'pseudonym'].includes(spec.kind) || cells.length === 0) return true;
  const good = cells.filter((cell) => cell !== undefined && 'value' in readValue(spec, cell)).length;
  return good >= cells.length * READABLE;
}

/**
 * Texts of a column that have no meaning yet for a field that has a closed list: people say once what each stands
 * for.
 */
export function unknownTexts(
  typeName: string,
  path: string,
  texts: readonly string[],
  areas: ReadonlyMap<string, string>,
): readonly string[] {
  const column = fileColumns(typeCalled(typeName)).find((each) => each.path.join('.') === path);
  if (!column) return [];
  const isArea = path === 'neighbourhoodId';
  const spec = column.spec.kind === 'list' ? column.spec.item : column.spec;
  if (!isArea && spec.kind !== 'code') return [];
  return texts
    .filter((text) => (isArea ? !areas.has(normaliseLabel(text)) : 'fault' in readValue(column.spec, text)))
    .slice(0, DIFFERENT);
}

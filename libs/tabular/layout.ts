import { CATALOGUE, fault, findType, type EventType } from '#libs/programme';
import type { Row } from '#libs/spreadsheet';

import { fileColumns, isAmending, type FileColumn } from './columns.js';
import { headerText, missingColumns, type Header, type Meaning } from './header.js';
import { ADDRESS_PARTS, type AddressPart } from './keys/address.js';
import { normaliseLabel } from './normalise-label.js';
import { placed, type PlacedFault } from './placed-fault.js';
import type { Reading } from './read.js';
import { isAreaField, type RowPlan } from './row-plan.js';
import { textIn, type Filled } from './read-value.js';

/** What becomes of one column of a partner's own file. */
export interface ColumnUse {
  /**
   * `reference`, a column of a file of corrections (`entry`), a part of an address (`postcode`), or the path of a
   * field (`channel`, `saving.gasM3`).
   */
  readonly to: string;
  /** What the file says → what it stands for, by the normalised text of the cell. */
  readonly values?: Readonly<Record<string, string>>;
  readonly decimal?: ',' | '.';
  readonly dateOrder?: 'dmy' | 'mdy';
  /** What numbers are multiplied by: 10000 for hectares in a column of m². */
  readonly factor?: number;
}

/** How a partner's own file is read. Columns that are not named in it are not read, and not sent. */
export interface Layout {
  /** Names of the types of events made of each row; mostly one. */
  readonly types: readonly string[];
  /** By the normalised header. */
  readonly columns: Readonly<Record<string, ColumnUse>>;
  /** What is the same for every row, by the path of the field. */
  readonly fixed: Readonly<Record<string, string>>;
  /** A type that is only made of rows in which a column says one of these (normalised). */
  readonly when?: Readonly<Record<string, { readonly column: string; readonly says: readonly string[] }>>;
}

/** A type by its name or its CloudEvents type. Throws RangeError when there is none. */
export function typeCalled(name: string): EventType {
  const type = findType(name) ?? CATALOGUE.find((candidate) => candidate.name === name);
  if (!type) throw new RangeError(`${name} is no type of event`);
  return type;
}

const isPart = (to: string): to is AddressPart => (ADDRESS_PARTS as readonly string[]).includes(to);

/** The header as a layout takes it, for all of its types together. */
export function layoutHeader(layout: Layout, { number, values }: Row): Header {
  const types = layout.types.map(typeCalled);
  const faults: PlacedFault[] = [];
  const used = new Set<string>();
  const meanings = values.map((value, column): Meaning => {
    const text = headerText(value);
    const use = text === '' ? undefined : layout.columns[normaliseLabel(text)];
    if (!use) return 'unused';
    if (used.has(use.to))
      faults.push(placed(fault('COLUMN_TWICE', [], { name: text }), { row: number, column }));
    used.add(use.to);
    if (use.to === 'reference' || isAmending(use.to)) return use.to;
    return isPart(use.to) ? { part: use.to } : (columnAt(types, use.to) ?? 'unused');
  });
  faults.push(...missingColumns(types, meanings, number, new Set(Object.keys(layout.fixed))));
  return { row: number, meanings, faults };
}

const columnAt = (types: readonly EventType[], path: string): FileColumn | undefined =>
  types.flatMap((type) => fileColumns(type)).find((column) => column.path.join('.') === path);

/** The plan of each type of a layout: the same columns, each with the field of that type. */
export function layoutPlans(
  layout: Layout,
  header: Header,
  headerRow: Row,
  { separator }: Reading,
  { names, keyOf }: { readonly names: ReadonlyMap<string, string>; readonly keyOf: RowPlan['keyOf'] },
): readonly RowPlan[] {
  const uses = headerRow.values.map((value) => layout.columns[normaliseLabel(headerText(value))]);
  return layout.types.map((name) => {
    const type = typeCalled(name);
    const own = (meaning: Meaning): Meaning =>
      typeof meaning !== 'object' || 'part' in meaning
        ? meaning
        : (columnAt([type], meaning.path.join('.')) ?? 'unused');
    const meanings = header.meanings.map(own);
    const condition = layout.when?.[name];
    const at = condition
      ? headerRow.values.findIndex((value) => normaliseLabel(headerText(value)) === condition.column)
      : -1;
    const taken = (column: FileColumn, cell: Filled, use?: ColumnUse): Filled | undefined =>
      asTaken(column, cell, use, names);
    return {
      type,
      header: { ...header, meanings },
      keyOf,
      fixed: fixedOf(type, layout, taken),
      readingOf: (column) => ({
        separator,
        ...(column === undefined ? {} : settled(uses[column])),
      }),
      changed: (column, cell) => {
        const meaning = meanings[column];
        return typeof meaning === 'object' && 'path' in meaning ? taken(meaning, cell, uses[column]) : cell;
      },
      ...(condition ? { isFor: (row: Row) => says(row.values[at], condition.says) } : {}),
    };
  });
}

const settled = (use: ColumnUse | undefined): Reading => ({
  ...(use?.decimal === undefined ? {} : { decimal: use.decimal }),
  ...(use?.dateOrder === undefined ? {} : { dateOrder: use.dateOrder }),
  ...(use?.factor === undefined ? {} : { factor: use.factor }),
});

function says(cell: Row['values'][number], answers: readonly string[]): boolean {
  if (cell === undefined) return false;
  const text = textIn(cell);
  return typeof text === 'string' && answers.includes(normaliseLabel(text));
}

/** A cell as it is taken: by the layout's list of values, and an area by its name. */
function asTaken(
  column: FileColumn,
  cell: Filled,
  use: ColumnUse | undefined,
  names: ReadonlyMap<string, string>,
): Filled | undefined {
  if (!use?.values && !isAreaField(column)) return cell;
  const text = textIn(cell);
  if (typeof text !== 'string') return cell;
  const value = use?.values?.[normaliseLabel(text)] ?? text;
  if (value === '') return undefined;
  const known = isAreaField(column) ? names.get(normaliseLabel(value)) : undefined;
  return known ?? (value === text ? cell : value);
}

function fixedOf(
  type: EventType,
  layout: Layout,
  taken: (column: FileColumn, cell: Filled) => Filled | undefined,
): ReadonlyMap<FileColumn, Filled> {
  const fixed = new Map<FileColumn, Filled>();
  for (const column of fileColumns(type)) {
    const text = layout.fixed[column.path.join('.')];
    const cell = text === undefined || text.trim() === '' ? undefined : taken(column, text);
    if (cell !== undefined) fixed.set(column, cell);
  }
  return fixed;
}

/** The header row of a layout: the first of those that have most of its headers. */
export function layoutRow(rows: readonly Row[], { columns }: Layout): Row | undefined {
  const scores = rows.map(
    ({ values }) => values.filter((value) => columns[normaliseLabel(headerText(value))] !== undefined).length,
  );
  const most = Math.max(0, ...scores);
  return most === 0 ? rows[0] : rows[scores.indexOf(most)];
}

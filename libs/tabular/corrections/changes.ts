import { canonicalJson, type Amendment, type EventData, type EventType, type Label } from '#libs/programme';
import type { Cell } from '#libs/spreadsheet';

import { fileColumns, type FileColumn } from '../columns.js';
import { cellsOf } from '../write-cells.js';

/** What a row changes of an entry, before anything is recorded. */
export interface Change {
  readonly row: number;
  readonly entryId: string;
  readonly what: Amendment;
  readonly fields: readonly FieldChange[];
}

/** One field, as people read it; empty where nothing is said. */
export interface FieldChange {
  readonly label: Label;
  readonly was: Label;
  readonly becomes: Label;
}

type Members = Readonly<Record<string, unknown>>;

/** The value at a column's path; undefined where nothing is said. */
export function valueAt(data: Members, { path: [name = '', inner] }: FileColumn): unknown {
  const outer = data[name];
  return inner === undefined ? outer : (outer as Members | undefined)?.[inner];
}

/** The data with another value at a column's path, or none; a group of which nothing is left goes as a whole. */
export function withValue(data: Members, { path }: FileColumn, value: unknown): Members {
  const [name = '', inner] = path;
  const { [name]: before, ...others } = data;
  if (inner === undefined) return value === undefined ? others : { ...data, [name]: value };
  const { [inner]: _inner, ...rest } = (before ?? {}) as Members;
  const group = value === undefined ? rest : { ...rest, [inner]: value };
  return Object.keys(group).length === 0 ? others : { ...data, [name]: group };
}

/** Whether two values are the same by their canonical JSON; none is the same as null. */
export const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson({ value: one ?? null }) === canonicalJson({ value: other ?? null });

/** The fields in which two data of a type differ, in the order of its columns. */
export function changedFields(type: EventType, before: EventData, after: EventData): readonly FieldChange[] {
  const [was, becomes] = [cellsInWords(type, before), cellsInWords(type, after)];
  return fileColumns(type).flatMap((column, i) =>
    isSame(valueAt(before, column), valueAt(after, column))
      ? []
      : [{ label: column.label, was: was[i] ?? NOTHING, becomes: becomes[i] ?? NOTHING }],
  );
}

const NOTHING: Label = { nl: '', en: '' };

function cellsInWords(type: EventType, data: EventData): readonly Label[] {
  const [nl, en] = [cellsOf(type, data, 'nl'), cellsOf(type, data, 'en')];
  return nl.map((cell, i) => ({ nl: inWords(cell, 'nl'), en: inWords(en[i] ?? null, 'en') }));
}

function inWords(cell: Cell, language: 'nl' | 'en'): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return language === 'nl' ? String(cell).replace('.', ',') : String(cell);
  if (typeof cell === 'object')
    return 'date' in cell ? cell.date.split('-').reverse().join('-') : inWords(cell.number, language);
  return String(cell);
}

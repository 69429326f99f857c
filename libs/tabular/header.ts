import { fault, scanText, type EventType, type Fault } from '#libs/programme';
import type { Row, Value } from '#libs/spreadsheet';

import { EXAMPLE, FAULTS, fileColumns, REFERENCE, type FileColumn } from './columns.js';
import { normalised } from './normalised.js';
import { placed, type PlacedFault } from './placed-fault.js';

export { EXAMPLE };

/** What each column of a file is, by its place; undefined for one without a header. */
export type Meaning = FileColumn | 'reference' | 'faults' | undefined;

export interface Header {
  readonly row: number;
  readonly meanings: readonly Meaning[];
  readonly faults: readonly PlacedFault[];
}

/** Reads a header: labels in Dutch or English, or the names that machines use; any case, in any order. */
export function readHeader(type: EventType, { number, values }: Row): Header {
  const names = namesOf(type);
  const seen = new Set<Meaning>();
  const faults: PlacedFault[] = [];
  const meanings = values.map((value, column): Meaning => {
    const text = textOf(value);
    if (text === '') return undefined;
    const meaning = names.get(normalised(text));
    const spot = { row: number, column };
    if (meaning === undefined) faults.push(placed(unknownColumn(type, text), spot));
    else if (seen.has(meaning)) faults.push(placed(fault('COLUMN_TWICE', '', { name: text }), spot));
    seen.add(meaning);
    return meaning;
  });
  for (const column of fileColumns(type))
    if (column.required && !mayBeLeftOut(column) && !seen.has(column))
      faults.push(placed(fault('COLUMN_MISSING', '', { name: column.label }), { row: number }));
  return { row: number, meanings, faults };
}

/** A list that may be empty need not be named to be so. */
const mayBeLeftOut = ({ spec }: FileColumn): boolean => spec.kind === 'list' && spec.min === 0;

const textOf = (value: Value): string =>
  value === undefined ? '' : typeof value === 'object' ? value.date : String(value).trim();

function namesOf(type: EventType): ReadonlyMap<string, Meaning> {
  const names = new Map<string, Meaning>();
  const add = (meaning: Meaning, ...all: readonly string[]) =>
    all.forEach((name) => names.set(normalised(name), meaning));
  add('reference', REFERENCE.nl, REFERENCE.en, 'id');
  add('faults', FAULTS.nl, FAULTS.en);
  for (const column of fileColumns(type))
    add(column, column.label.nl, column.label.en, column.path.join('.'));
  return names;
}

/** A header may itself be somebody's address: then it is not repeated. */
function unknownColumn(type: EventType, text: string): Fault {
  const personal = scanText(text, '')[0];
  if (personal) return personal;
  const like = nearest(normalised(text), fileColumns(type));
  const shown = text.slice(0, 100);
  return like === undefined
    ? fault('UNKNOWN_COLUMN', '', { type: type.label }, shown)
    : fault('LIKE_COLUMN', '', { type: type.label, like: like.label }, shown);
}

/** The column whose label begins or ends the same way, or is at most two letters off. */
function nearest(text: string, columns: readonly FileColumn[]): FileColumn | undefined {
  const near = (label: string): boolean => {
    const name = normalised(label);
    return (
      (text.length >= 4 && (name.startsWith(text) || text.startsWith(name))) || distance(text, name) <= 2
    );
  };
  return columns.find(({ label }) => near(label.nl) || near(label.en));
}

/** Levenshtein's distance, of short texts. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}

import { fault, scanText, type EventType, type Fault, type Label } from '#libs/programme';
import type { Row, Value } from '#libs/spreadsheet';

import {
  AMENDING,
  EXAMPLE,
  FAULTS,
  fileColumns,
  isAmending,
  REFERENCE,
  STANDING,
  type AmendingColumn,
  type FileColumn,
} from './columns.js';
import { partNamed } from './keys/address-headers.js';
import type { AddressPart } from './keys/address.js';
import { nearest } from './nearest.js';
import { normaliseLabel } from './normalise-label.js';
import { placed, type PlacedFault } from './placed-fault.js';

export { EXAMPLE };

/** Part of an address, of which a key is made where the file is read; it is never sent. */
export interface PartOfAddress {
  readonly part: AddressPart;
}

/** What each column of a file is, by its place; undefined for one without a header. */
export type Meaning =
  | FileColumn
  | PartOfAddress
  | AmendingColumn
  | 'reference'
  | 'faults'
  | 'unused'
  | undefined;

export interface Header {
  readonly row: number;
  readonly meanings: readonly Meaning[];
  readonly faults: readonly PlacedFault[];
}

export interface HeaderOptions {
  /** Address columns are known: whoever reads makes keys of them. */
  readonly addresses: boolean;
}

/** Reads a header: labels in Dutch or English, or the names that machines use; any case, in any order. */
export function readHeader(
  type: EventType,
  { number, values }: Row,
  options: HeaderOptions = { addresses: false },
): Header {
  const seen = new Set<string>();
  const faults: PlacedFault[] = [];
  const meanings = values.map((value, column): Meaning => {
    const text = headerText(value);
    if (text === '') return undefined;
    const meaning = meaningOf(type, text, options);
    const spot = { row: number, column };
    const name = nameOf(meaning);
    if (meaning === undefined) faults.push(placed(unknownColumn(type, text), spot));
    else if (seen.has(name)) faults.push(placed(fault('COLUMN_TWICE', [], { name: text }), spot));
    seen.add(name);
    return meaning;
  });
  faults.push(...missingColumns([type], meanings, number));
  return { row: number, meanings, faults };
}

/** Whether the rows of a file say something of entries that are there, instead of new ones. */
export const isOfCorrections = (meanings: Header['meanings']): boolean =>
  meanings.includes('entry') || meanings.includes('action');

/** What a header means by its own words: a name of a column, of a part of an address, or none of these. */
export function meaningOf(type: EventType, text: string, { addresses }: HeaderOptions): Meaning {
  const names = namesOf(type);
  // `Kanaal *` and `Kanaal:` are marks of who made the form.
  const meaning = names.get(normaliseLabel(text)) ?? names.get(normaliseLabel(text.replace(/[\s*:]+$/, '')));
  if (meaning !== undefined || !addresses || !hasAddressKey(type)) return meaning;
  const part = partNamed(text);
  return part === undefined ? undefined : part === 'unused' ? 'unused' : { part };
}

/** One name for one meaning, to see whether two columns mean the same. */
const nameOf = (meaning: Meaning): string =>
  typeof meaning === 'object'
    ? 'part' in meaning
      ? `part ${meaning.part}`
      : meaning.path.join('.')
    : meaning === 'unused'
      ? Symbol().toString()
      : String(meaning);

/** The column of the key that is made of an address, where a type has one. */
export const addressKeyColumn = (type: EventType): FileColumn | undefined =>
  fileColumns(type).find(({ spec }) => spec.kind === 'pseudonym' && spec.of !== 'person');

const hasAddressKey = (type: EventType): boolean => addressKeyColumn(type) !== undefined;

/** What is needed and not there, in words; an address makes its key. `fixed`: paths that need no column. */
export function missingColumns(
  types: readonly EventType[],
  meanings: readonly Meaning[],
  row: number,
  fixed: ReadonlySet<string> = new Set(),
): readonly PlacedFault[] {
  if (isOfCorrections(meanings))
    return meanings.includes('entry') || meanings.includes('reference')
      ? []
      : [placed(fault('COLUMN_MISSING', [], { name: AMENDING.entry }), { row })];
  const there = new Set(meanings.map(nameOf));
  const addressed = there.has('part postcode') && there.has('part houseNumber');
  const said = new Set<string>();
  return types.flatMap((type) =>
    fileColumns(type).flatMap((column) => {
      const path = column.path.join('.');
      const made = addressed && column === addressKeyColumn(type);
      if (
        !column.required ||
        mayBeLeftOut(column) ||
        made ||
        there.has(path) ||
        fixed.has(path) ||
        said.has(path)
      )
        return [];
      said.add(path);
      return [placed(fault('COLUMN_MISSING', [], { name: column.label }), { row })];
    }),
  );
}

/** A list that may be empty need not be named to be so. */
const mayBeLeftOut = ({ spec }: FileColumn): boolean => spec.kind === 'list' && spec.min === 0;

/** A header as text, its line breaks as spaces. */
export const headerText = (value: Value): string =>
  value === undefined
    ? ''
    : typeof value !== 'object'
      ? String(value).replace(/\s+/g, ' ').trim()
      : 'date' in value
        ? value.date
        : 'shown' in value
          ? value.shown
          : '';

/** How many of a row's cells are names of columns: a header is the row that has most. */
export const knownNames = (type: EventType, { values }: Row, options: HeaderOptions): number =>
  values.filter((value) => {
    const text = headerText(value);
    return text !== '' && meaningOf(type, text, options) !== undefined;
  }).length;

const kept = new Map<EventType, ReadonlyMap<string, Meaning>>();

function namesOf(type: EventType): ReadonlyMap<string, Meaning> {
  const known = kept.get(type);
  if (known) return known;
  const names = new Map<string, Meaning>();
  const add = (meaning: Meaning, ...all: readonly string[]) =>
    all.forEach((name) => names.set(normaliseLabel(name), meaning));
  add('reference', REFERENCE.nl, REFERENCE.en, 'id');
  add('faults', FAULTS.nl, FAULTS.en);
  if (type.consistency.of !== 'corrected-entry') {
    add('unused', STANDING.nl, STANDING.en);
    for (const [name, { nl, en }] of Object.entries(AMENDING)) if (isAmending(name)) add(name, nl, en);
  }
  for (const column of fileColumns(type))
    add(column, column.label.nl, column.label.en, column.path.join('.'));
  kept.set(type, names);
  return names;
}

/** A header may itself be somebody's address: then it is not repeated. */
function unknownColumn(type: EventType, text: string): Fault {
  const personal = scanText(text, [])[0];
  if (personal) return personal;
  const like: Label | undefined = nearest(normaliseLabel(text), fileColumns(type))?.label;
  const shown = text.slice(0, 100);
  return like === undefined
    ? fault('UNKNOWN_COLUMN', [], { type: type.label }, shown)
    : fault('LIKE_COLUMN', [], { type: type.label, like }, shown);
}

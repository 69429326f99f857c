import {
  columnsOf,
  dateOf,
  dayOf,
  type CatalogueType,
  type ColumnName,
  type ColumnOf,
  type EventName,
  type FieldSpec,
} from '#libs/programme';
import { float64, int32, uint16, uint8, type Column } from './columns.js';
import type { Dictionary } from './dictionary.js';
import type { Transfer } from './transfer.js';

/** A value that is not there: no partner, no key, no code. Numbers use NaN. */
export const NONE = -1;
const NO_CODE = 255;
/**
 * No partner (the programme office), no area: the highest number of a 16-bit column, so no partner or area may have
 * it.
 */
const NO_NUMBER = 65_535;

export interface RowFacts {
  /** Position of the entry's first event: its identity and its place in the order. */
  readonly entryPosition: number;
  readonly from: number;
  readonly partner: number;
  /** Number of the area, NONE without one. */
  readonly area: number;
  /** Days since 1970-01-01. */
  readonly day: number;
  /** One per column of the type, as posted (after upcasting). */
  readonly values: readonly unknown[];
}

interface Stored {
  readonly path: ColumnName;
  readonly spec: FieldSpec;
  readonly column: Column<Float64Array> | Column<Int32Array> | Column<Uint8Array>;
  readonly encode: (value: unknown, partner: number) => number;
  readonly texts?: Dictionary;
}

/**
 * The versions of all entries of one event type, a row each, in columns. A row counts at position p when from ≤ p <
 * to; rows are never taken away, only closed, so every position stays answerable.
 */
export class FactTable<N extends EventName = EventName> {
  readonly from = float64();
  readonly to = float64();
  readonly entryPosition = float64();
  readonly day = int32();
  readonly area = uint16();
  private readonly partners = uint16();
  private readonly stored: readonly Stored[];
  private readonly byPath: ReadonlyMap<string, Stored>;
  private readonly keys: readonly { readonly column: Column<Int32Array>; readonly dictionary: Dictionary }[];

  constructor(
    readonly type: CatalogueType,
    dictionary: (name: string) => Dictionary,
  ) {
    this.stored = columnsOf(type).map(({ path, spec }) => ({ path, spec, ...storage(spec, dictionary) }));
    this.byPath = new Map(this.stored.map((column) => [column.path, column]));
    this.keys = this.stored.flatMap(({ spec, column }) =>
      spec.kind === 'pseudonym' || spec.kind === 'id'
        ? [{ column: column as Column<Int32Array>, dictionary: dictionary(spec.of) }]
        : [],
    );
  }

  get length(): number {
    return this.from.length;
  }

  add(row: RowFacts): number {
    // Both are made before anything is stored: a row that does not fit leaves the columns equally long.
    const [area, partner] = [sixteenBits(row.area, 'areas'), sixteenBits(row.partner, 'partners')];
    this.from.push(row.from);
    this.to.push(Infinity);
    this.entryPosition.push(row.entryPosition);
    this.day.push(row.day);
    this.area.push(area);
    this.partners.push(partner);
    for (let i = 0; i < this.stored.length; i++) {
      const stored = this.stored[i];
      if (stored) stored.column.push(stored.encode(row.values[i], row.partner));
    }
    return this.length - 1;
  }

  /** The same facts counting again from a position on (a reinstatement). */
  copy(row: number, from: number): number {
    this.from.push(from);
    this.to.push(Infinity);
    this.entryPosition.push(this.entryPosition.at(row));
    this.day.push(this.day.at(row));
    this.area.push(this.area.at(row));
    this.partners.push(this.partners.at(row));
    for (const { column } of this.stored) column.push(column.at(row));
    return this.length - 1;
  }

  /** Copies a row of another table of the same type and the same dictionaries, counting in another interval. */
  take(other: FactTable, row: number, from: number, to: number): void {
    this.from.push(from);
    this.to.push(to);
    this.entryPosition.push(other.entryPosition.at(row));
    this.day.push(other.day.at(row));
    this.area.push(other.area.at(row));
    this.partners.push(other.partners.at(row));
    this.stored.forEach(({ column }, i) => column.push(other.stored[i]?.column.at(row) ?? 0));
  }

  /** The same of many rows, column by column; `from` and `to` are those of the rows here. */
  takeAll(other: FactTable, rows: Int32Array, from: Float64Array, to: Float64Array): void {
    const every = Int32Array.from(rows, (_, i) => i);
    this.from.gather({ values: from }, every);
    this.to.gather({ values: to }, every);
    this.entryPosition.gather(other.entryPosition, rows);
    this.day.gather(other.day, rows);
    this.area.gather(other.area, rows);
    this.partners.gather(other.partners, rows);
    for (const [i, { column }] of this.stored.entries()) {
      const source = other.stored[i];
      if (source) column.gather(source.column, rows);
    }
  }

  /** Takes along the rows from one on. */
  carry(transfer: Transfer, row: number): void {
    for (const column of this.columns()) transfer.numbers(column, row);
  }

  /** Forgets the rows from one on. */
  truncate(length: number): void {
    for (const column of this.columns()) column.truncate(length);
  }

  private columns() {
    const { from, to, entryPosition, day, area, partners } = this;
    return [from, to, entryPosition, day, area, partners, ...this.stored.map(({ column }) => column)];
  }

  /** The columns that say what an entry is about (households, works, streets …), with what numbers them. */
  keyColumns(): readonly { readonly column: Column<Int32Array>; readonly dictionary: Dictionary }[] {
    return this.keys;
  }

  /** Index of the partner the entry belongs to, NONE for the programme office. */
  partner(row: number): number {
    const partner = this.partners.at(row);
    return partner === NO_NUMBER ? NONE : partner;
  }

  has(path: string): path is ColumnOf<N> {
    return this.byPath.has(path);
  }

  /**
   * The column of a field: dictionary numbers, code numbers, bit masks or plain numbers. Throws when the type has
   * no such column.
   */
  column(path: ColumnOf<N>): Column<Float64Array> | Column<Int32Array> | Column<Uint8Array> {
    return this.find(path).column;
  }

  /** The codes of a code column, in order of their numbers. */
  codes(path: ColumnOf<N>): readonly string[] {
    const { spec } = this.find(path);
    return spec.kind === 'code' ? spec.codes : [];
  }

  /** Whether a row says anything in a column; what was left out of the event does not. */
  hasValue(path: ColumnOf<N>, row: number): boolean {
    return this.holds(path, row);
  }

  private holds(path: ColumnName, row: number): boolean {
    const { spec, column } = this.find(path);
    const value = column.at(row);
    if (spec.kind === 'code' || spec.kind === 'boolean') return value !== NO_CODE;
    return spec.kind === 'list' && spec.item.kind === 'integer'
      ? value !== 0
      : !Number.isNaN(value) && value !== NONE;
  }

  /** The text dictionary of a column of free text or pattern; undefined for any other column. */
  texts(path: ColumnOf<N>): Dictionary | undefined {
    return this.find(path).texts;
  }

  /** What a row says in a column of free text or pattern. */
  text(path: ColumnOf<N>, row: number): string | undefined {
    const number = this.column(path).at(row);
    return number === NONE ? undefined : this.texts(path)?.text(number);
  }

  /** What a field of a column may hold. */
  specOf(path: ColumnOf<N>): FieldSpec {
    return this.find(path).spec;
  }

  /** What a row says as it was posted, as far as it is kept and is no key or list, by path. */
  values(row: number): Readonly<Record<string, string | number>> {
    const found: Record<string, string | number> = {};
    for (const { path } of this.stored) {
      const value = this.value(path, row);
      if (value !== undefined) found[path] = value;
    }
    return found;
  }

  /**
   * What a row says in a column as it was posted: text, code, number or date; undefined for nothing, and for keys
   * and lists.
   */
  private value(path: ColumnName, row: number): string | number | undefined {
    const { spec, column, texts } = this.find(path);
    if (!this.holds(path, row)) return undefined;
    const value = column.at(row);
    if (spec.kind === 'code') return spec.codes[value];
    if (spec.kind === 'date') return dateOf(value);
    if (spec.kind === 'integer' || spec.kind === 'number') return value;
    return spec.kind === 'list' ? undefined : texts?.text(value);
  }

  /** What a row says in a column of a list of texts; empty when it says nothing. */
  list(path: ColumnOf<N>, row: number): readonly string[] {
    const text = this.text(path, row);
    return text === undefined ? [] : (JSON.parse(text) as readonly string[]);
  }

  private find(path: ColumnName): Stored {
    const stored = this.byPath.get(path);
    if (!stored) throw new Error(`${this.type.name} keeps no column ${path}`);
    return stored;
  }
}

function storage(
  spec: FieldSpec,
  dictionary: (name: string) => Dictionary,
): Pick<Stored, 'column' | 'encode' | 'texts'> {
  switch (spec.kind) {
    case 'pseudonym':
      // A person is one within a partner (KPIS.md counts pairs of partner and person), a household or dwelling
      // everywhere.
      return numbered(dictionary(spec.of), spec.of === 'person');
    case 'id':
      return numbered(dictionary(spec.of), spec.unique === 'partner');
    case 'text':
    case 'pattern': {
      const texts = dictionary('text');
      return { ...numbered(texts, false), texts };
    }
    case 'code': {
      const numbers = new Map(spec.codes.map((code, i) => [code, i]));
      return { column: uint8(), encode: (value) => numbers.get(value as string) ?? NO_CODE };
    }
    case 'integer':
    case 'number':
      return { column: float64(), encode: (value) => (typeof value === 'number' ? value : NaN) };
    case 'boolean':
      return { column: uint8(), encode: (value) => (typeof value === 'boolean' ? Number(value) : NO_CODE) };
    case 'date':
      return { column: int32(), encode: (value) => (typeof value === 'string' ? dayOf(value) : NONE) };
    case 'list':
      return spec.item.kind === 'integer' ? { column: int32(), encode: bitMask } : listed(dictionary('text'));
    default:
      throw new Error(`a ${spec.kind} cannot be a column`);
  }
}

function numbered(keys: Dictionary, own: boolean): Pick<Stored, 'column' | 'encode'> {
  return {
    column: int32(),
    encode: (value, partner) =>
      typeof value === 'string' ? keys.intern(own ? `${partner}|${value}` : value) : NONE,
  };
}

/** A list of texts or ids as one text. */
function listed(texts: Dictionary): Pick<Stored, 'column' | 'encode' | 'texts'> {
  const encode = (value: unknown) => (Array.isArray(value) ? texts.intern(JSON.stringify(value)) : NONE);
  return { column: int32(), encode, texts };
}

/** A list of small whole numbers as bits: werklijn 1 is bit 1. 0 when the list is absent. */
const bitMask = (value: unknown): number =>
  Array.isArray(value) ? value.reduce<number>((mask, item) => mask | (1 << Number(item)), 0) : 0;

/** A number as a 16-bit column keeps it. Throws RangeError where it would be taken for none, or for another one. */
function sixteenBits(number: number, what: string): number {
  if (number >= NO_NUMBER) throw new RangeError(`more than ${NO_NUMBER} ${what}`);
  return number === NONE ? NO_NUMBER : number;
}

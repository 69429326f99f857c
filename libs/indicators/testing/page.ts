import {
  columnsOf,
  dateOf,
  dayOf,
  typeNamed,
  type ColumnOf,
  type EventName,
  type FieldName,
} from '#libs/programme';
import { findKpi } from '../definitions.js';
import { EffectiveEntries } from '../facts/effective-entries.js';
import { isKeptWhole } from '../facts/documents.js';
import { FactStore } from '../facts/fact-store.js';
import { calculate, lineage } from '../figures/calculator.js';
import { partnersOf, type PartnersOf } from '../figures/partners.js';
import type { Figure } from '../figures/figure.js';
import type { Dimension } from '../kpi.js';
import { parsePeriod } from '../period.js';
import { scopeOf } from '../scope.js';

const AREAS = { noord: 'GM0001', zuid: 'GM0001', oost: 'GM0002' } as const;

export interface Where {
  readonly partner?: string;
  readonly area?: keyof typeof AREAS;
}

export interface Wanted {
  readonly period?: string;
  readonly cumulative?: boolean;
  readonly scope?: string;
  readonly ref?: string;
  readonly asOf?: number;
  readonly split?: Dimension;
}

/** What an event says, by the names of fields, of columns or both. */
export type PageData<N extends EventName = EventName> = { readonly [F in ColumnOf<N> | FieldName]?: unknown };

interface Entry {
  readonly id: string;
  readonly position: number;
  readonly name: EventName;
  readonly where: Required<Where>;
  readonly date: string;
  readonly data: PageData;
}

/**
 * A page of events as a domain expert would write it down, in the order they were recorded, and the figures made of
 * it. Areas noord and zuid are in GM0001, oost in GM0002; the partner is `corporatie` and the area `noord` unless
 * said otherwise.
 */
export class Page {
  readonly #store = new FactStore();
  #position = 0;
  #today = '2024-01-01';

  constructor() {
    for (const [neighbourhoodId, municipalityCode] of Object.entries(AREAS))
      this.#add({
        id: neighbourhoodId,
        position: this.#next(),
        name: 'NeighbourhoodRegistered',
        where: { partner: '', area: 'noord' },
        date: '2024-01-01',
        data: { neighbourhoodId, name: neighbourhoodId, municipalityCode, lat: 52, lon: 5 },
      });
  }

  /** Position of what was recorded last. */
  get position(): number {
    return this.#position;
  }

  /** What follows is recorded on this day. */
  today(date: string): this {
    this.#today = date;
    return this;
  }

  /** The effective entries at a position; the last one unless asked otherwise. */
  at(position = this.#position): EffectiveEntries {
    return new EffectiveEntries(this.#store, position);
  }

  /** Records that something happened on a date. */
  on<N extends EventName>(
    date: string,
    name: N,
    data: PageData<N>,
    { partner = 'corporatie', area = 'noord' }: Where = {},
  ) {
    const position = this.#next();
    const entry = { id: `entry-${position}`, position, name, where: { partner, area }, date, data };
    this.#add(entry);
    return entry;
  }

  /** Corrects an entry: other data, another date or another area. */
  correct(
    entry: Entry,
    {
      date = entry.date,
      area = entry.where.area,
      ...data
    }: PageData & { date?: string; area?: Where['area'] },
  ): void {
    this.#store.close(entry.id, this.#next());
    this.#add({ ...entry, date, where: { ...entry.where, area }, data: { ...entry.data, ...data } });
  }

  retract(entry: Entry): void {
    this.#store.close(entry.id, this.#next());
  }

  reinstate(entry: Entry): void {
    this.#store.reopen(entry.id, this.#next());
  }

  /** A figure; of all of NL in 2025, at 2026-10-31 and the last position, unless asked otherwise. */
  figure(code: string, wanted: Wanted = {}): Figure {
    return calculate(this.#asked(code, wanted), wanted.split);
  }

  /** Value of each part, by key. */
  parts(code: string, split: Dimension, wanted: Wanted = {}): Readonly<Record<string, number | undefined>> {
    const { parts } = this.figure(code, { ...wanted, split });
    return Object.fromEntries(parts.map((part) => [part.key, part.value]));
  }

  /** Who was expected to report for a figure, and who did. */
  partners(code: string, wanted: Wanted = {}): PartnersOf {
    return partnersOf(this.#asked(code, wanted));
  }

  lineage(code: string, wanted: Wanted = {}): readonly number[] {
    return [...lineage(this.#asked(code, wanted))];
  }

  #asked(code: string, wanted: Wanted) {
    const kpi = findKpi(code);
    const period = parsePeriod(wanted.period ?? '2025', wanted.cumulative);
    const entries = this.at(wanted.asOf);
    const scope = scopeOf(entries, wanted.scope ?? 'NL');
    if (!kpi || !period || !scope) throw new Error(`no figure ${code} ${JSON.stringify(wanted)}`);
    return { entries, kpi, period, scope, referenceDay: dayOf(wanted.ref ?? '2026-10-31') };
  }

  #next(): number {
    this.#store.moments.add(Date.parse(`${this.#today}T10:00:00Z`));
    return ++this.#position;
  }

  #add({ id, position, name, where, date, data }: Entry): void {
    const type = typeNamed(name);
    const values: Readonly<Record<string, unknown>> = data;
    const register = isKeptWhole(name);
    this.#store.add({
      entryId: id,
      entryPosition: position,
      from: this.#position,
      typeName: type.name,
      partnerId: where.partner === '' ? undefined : where.partner,
      neighbourhoodId: register ? undefined : where.area,
      day: date === '' ? 0 : dayOf(date),
      values: register
        ? [{ occurredOn: date, ...data }]
        : columnsOf(type).map(({ path }) => values[path] ?? null),
      naturalKey: keyOf(JSON.stringify([name, where, date, data])),
    });
  }
}

/** 13 digits that differ when texts do: FNV-1a, enough for a page. */
function keyOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const sign of text)
    hash = BigInt.asUintN(64, (hash ^ BigInt(sign.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0').slice(0, 13);
}

/** A date a number of days after another. */
export const daysAfter = (date: string, days: number): string => dateOf(dayOf(date) + days);

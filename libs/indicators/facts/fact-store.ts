import { type EventName, CATALOGUE, type EventData } from '#libs/programme';
import { Dictionary } from './dictionary.js';
import { closeDocument, isKeptWhole, type Document } from './documents.js';
import { EntryVersions } from './entry-versions.js';
import { FactTable, NONE } from './fact-table.js';
import { Moments } from './moments.js';
import { numberOfKey } from './natural-keys.js';

/** A new version of an entry: as first posted, or as corrected at position `from`. */
export interface NewVersion {
  readonly entryId: string;
  readonly entryPosition: number;
  readonly from: number;
  readonly typeName: EventName;
  readonly partnerId: string | undefined;
  readonly neighbourhoodId: string | undefined;
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Values of the type's columns in order; for a register type, its whole data as the only value. */
  readonly values: readonly unknown[];
  /** The same for the same content of the same type and partner; absent when it is not known. */
  readonly naturalKey?: string | undefined;
}

/** What numbers partners, areas and keys, and dates positions. */
interface Numbers {
  readonly partners: Dictionary;
  readonly areas: Dictionary;
  readonly moments: Moments;
  readonly dictionaries: Map<string, Dictionary>;
}

const TYPE_NUMBERS = new Map<string, number>(CATALOGUE.map((type, i) => [type.name, i]));

/** A version that stopped counting at a position. */
export interface ClosedVersion {
  readonly version: number;
  readonly at: number;
}

/**
 * All versions of all entries, in memory, by type and in columns. Derived from the log and from nothing else: the
 * same events in the same order give the same store.
 */
export class FactStore {
  readonly partners: Dictionary;
  readonly areas: Dictionary;
  readonly documents: Document[] = [];
  /**
   * Grows whenever a document is added or one stops or starts to count: what was read from them holds while it does
   * not.
   */
  documentChanges = 0;
  /** When each position was recorded. */
  readonly moments: Moments;
  readonly links = new EntryVersions();
  /** Entries in order of position. */
  readonly entryPosition = this.links.entryPosition;
  /** Versions in order of appearance. */
  readonly versionType = this.links.type;
  /** Number of the version's natural key, 0 when it is not known. */
  readonly versionNaturalKey = this.links.naturalKey;
  /** By number of the type; made when it is first asked for, so that a store of a few entries costs little. */
  private readonly tables: (FactTable | undefined)[] = [];
  private readonly dictionaries: Map<string, Dictionary>;

  /** Empty; with the numbers of another store for partners, areas and keys when one is given. */
  constructor(numbers?: Numbers) {
    this.partners = numbers?.partners ?? new Dictionary();
    this.areas = numbers?.areas ?? new Dictionary();
    this.moments = numbers?.moments ?? new Moments();
    this.dictionaries = numbers?.dictionaries ?? new Map<string, Dictionary>();
  }

  get versions(): number {
    return this.versionType.length;
  }

  get entries(): number {
    return this.entryPosition.length;
  }

  dictionary(name: string): Dictionary {
    const known = this.dictionaries.get(name);
    if (known) return known;
    const made = new Dictionary();
    this.dictionaries.set(name, made);
    return made;
  }

  /** A store without entries that numbers things as this one does. */
  emptyCopy(): FactStore {
    const { partners, areas, moments, dictionaries } = this;
    return new FactStore({ partners, areas, moments, dictionaries });
  }

  /** The same, that numbers and dates what is new to it for itself: this one learns nothing of it. */
  emptyFork(): FactStore {
    const dictionaries = [...this.dictionaries].map(
      ([name, under]) => [name, new Dictionary(under)] as const,
    );
    return new FactStore({
      partners: new Dictionary(this.partners),
      areas: new Dictionary(this.areas),
      moments: this.moments.copy(),
      dictionaries: new Map(dictionaries),
    });
  }

  allTables(): readonly FactTable[] {
    return CATALOGUE.flatMap((_, number) => this.tables[number] ?? []);
  }

  table<N extends EventName>(typeName: N): FactTable<N> {
    const number = TYPE_NUMBERS.get(typeName);
    if (number === undefined) throw new Error(`no event type ${typeName}`);
    // The table of a type's number is that of its name.
    return this.tableNumber(number) as FactTable<N>;
  }

  tableNumber(number: number): FactTable {
    const known = this.tables[number];
    if (known) return known;
    const type = CATALOGUE[number];
    if (!type) throw new RangeError(`no event type ${number}`);
    const made = new FactTable(type, (name) => this.dictionary(name));
    this.tables[number] = made;
    return made;
  }

  /** Id of the entry first recorded at a position; throws when there is none. */
  idAt(position: number): string {
    return this.links.idAt(position);
  }

  /** Index of an entry by its id. */
  entry(entryId: string): number | undefined {
    return this.links.find(entryId);
  }

  /** Index of the entry first recorded at a position; undefined when that position is a correction or technical. */
  entryAt(position: number): number | undefined {
    return this.links.entryAt(position);
  }

  latestVersion(entry: number): number {
    return this.links.latest(entry);
  }

  previousVersion(version: number): number {
    return this.links.previous.at(version);
  }

  tableOf(version: number): FactTable {
    return this.tableNumber(this.versionType.at(version));
  }

  rowOf(version: number): number {
    return this.links.row.at(version);
  }

  /** Who posted the entry of a row; undefined for the programme office. */
  partnerOf(table: FactTable, row: number): string | undefined {
    const partner = table.partner(row);
    return partner === NONE ? undefined : this.partners.text(partner);
  }

  add(version: NewVersion): void {
    const number = TYPE_NUMBERS.get(version.typeName);
    if (number === undefined) throw new Error(`no event type ${version.typeName}`);
    const table = this.tableNumber(number);
    const register = isKeptWhole(version.typeName);
    const row = table.add({
      entryPosition: version.entryPosition,
      from: version.from,
      partner: version.partnerId === undefined ? NONE : this.partners.intern(version.partnerId),
      area: version.neighbourhoodId === undefined ? NONE : this.areas.intern(version.neighbourhoodId),
      day: version.day,
      values: register ? [] : version.values,
    });
    // An area is there from its registration on, whether or not anything has happened in it.
    if (version.typeName === 'NeighbourhoodRegistered')
      this.areas.intern(String((version.values[0] as EventData).neighbourhoodId));
    if (register) this.documentChanges++;
    if (register)
      this.documents.push({
        entryId: version.entryId,
        entryPosition: version.entryPosition,
        from: version.from,
        to: Infinity,
        name: version.typeName,
        partnerId: version.partnerId,
        data: version.values[0] as EventData,
      });
    const key = version.naturalKey === undefined ? 0 : (numberOfKey(version.naturalKey) ?? 0);
    this.links.link({
      entryId: version.entryId,
      entryPosition: version.entryPosition,
      type: number,
      row,
      key,
    });
  }

  /**
   * Takes over a version of the store that this one is a fork of, as it stood at a position. Documents are not taken.
   */
  take(source: FactStore, version: number, position: number): void {
    const [table, row] = [source.tableOf(version), source.rowOf(version)];
    const target = this.table(table.type.name);
    const ends = table.to.at(row);
    target.take(table, row, table.from.at(row), ends > position ? Infinity : ends);
    const entryPosition = table.entryPosition.at(row);
    this.links.link({
      entryId: source.idAt(entryPosition),
      entryPosition,
      type: source.versionType.at(version),
      row: target.length - 1,
      key: source.versionNaturalKey.at(version),
    });
  }

  /** The entry's latest version, which is answered, stops counting at a position (corrected or retracted there). */
  close(entryId: string, position: number): ClosedVersion {
    const closed = { version: this.requireLatest(entryId), at: position };
    this.closeVersion(closed);
    return closed;
  }

  /** A version stops counting. */
  closeVersion({ version, at }: ClosedVersion): void {
    const table = this.tableOf(version);
    const row = this.rowOf(version);
    table.to.set(row, at);
    if (!isKeptWhole(table.type.name)) return;
    closeDocument(this.documents, table.entryPosition.at(row), at);
    this.documentChanges++;
  }

  /** The entry's latest version counts again from a position on. */
  reopen(entryId: string, position: number): void {
    const latest = this.requireLatest(entryId);
    const table = this.tableOf(latest);
    const row = this.rowOf(latest);
    const copied = table.copy(row, position);
    const entryPosition = table.entryPosition.at(row);
    if (isKeptWhole(table.type.name)) {
      const last = this.documents.findLast((d) => d.entryPosition === entryPosition);
      if (last) this.documents.push({ ...last, from: position, to: Infinity });
      this.documentChanges++;
    }
    const [type, key] = [this.versionType.at(latest), this.versionNaturalKey.at(latest)];
    this.links.link({ entryId, entryPosition, type, row: copied, key });
  }

  /** Whether anything came or went by the event at a position. */
  changedAt(position: number): boolean {
    return this.allTables().some(({ from, to, length }) => {
      for (let row = 0; row < length; row++)
        if (from.at(row) === position || to.at(row) === position) return true;
      return false;
    });
  }

  private requireLatest(entryId: string): number {
    const entry = this.entry(entryId);
    if (entry === undefined) throw new Error(`entry ${entryId} is not known`);
    return this.latestVersion(entry);
  }
}

import { float64, int32, uint16 } from './columns.js';
import { EntryIds } from './entry-ids.js';
import { NONE } from './fact-table.js';
import { firstIndex } from './first-index.js';
import type { Transfer } from './transfer.js';

/** How many there are of what EntryVersions keeps. */
export interface VersionCounts {
  readonly versions: number;
  readonly entries: number;
  readonly otherIds: number;
}

/** A version of an entry: where its facts stand. */
export interface VersionLink {
  readonly entryId: string;
  readonly entryPosition: number;
  readonly type: number;
  readonly row: number;
  /** Number of its natural key, 0 when it is not known. */
  readonly key: number;
}

/**
 * Which entries there are, their versions in order of appearance, and in which row of which type each of those
 * stands.
 */
export class EntryVersions {
  /** Entries in order of position. */
  readonly entryPosition = float64();
  private readonly entryLatest = int32();
  private readonly entryIds = new EntryIds();
  readonly type = uint16();
  readonly row = int32();
  /** The version before this one of the same entry, NONE for the first. */
  readonly previous = int32();
  readonly naturalKey = float64();

  get counts(): VersionCounts {
    return {
      versions: this.type.length,
      entries: this.entryPosition.length,
      otherIds: this.entryIds.otherSize,
    };
  }

  /** Index of an entry by its id. */
  find(entryId: string): number | undefined {
    return this.entryIds.find(entryId);
  }

  /** Id of the entry first recorded at a position; throws when there is none. */
  idAt(position: number): string {
    const entry = this.entryAt(position);
    if (entry === undefined) throw new RangeError(`no entry at position ${position}`);
    return this.entryIds.text(entry);
  }

  /** Index of the entry first recorded at a position; undefined when that position is a correction or technical. */
  entryAt(position: number): number | undefined {
    const { length, values } = this.entryPosition;
    const entry = firstIndex(length, (index) => (values[index] ?? 0) >= position);
    return entry < length && values[entry] === position ? entry : undefined;
  }

  latest(entry: number): number {
    return this.entryLatest.at(entry);
  }

  link({ entryId, entryPosition, type, row, key }: VersionLink): void {
    const version = this.type.length;
    const known = this.entryIds.size;
    const entry = this.entryIds.intern(entryId);
    this.type.push(type);
    this.row.push(row);
    this.naturalKey.push(key);
    this.previous.push(entry === known ? NONE : this.entryLatest.at(entry));
    if (entry === known) {
      this.entryPosition.push(entryPosition);
      this.entryLatest.push(version);
    } else {
      this.entryLatest.set(entry, version);
    }
  }

  /** Makes room for so many versions in all. */
  reserve(versions: number): void {
    this.entryIds.reserve(versions);
    for (const column of [
      this.entryPosition,
      this.entryLatest,
      this.type,
      this.row,
      this.previous,
      this.naturalKey,
    ])
      column.reserve(versions);
  }

  /** Takes along what came after these counts; the facts of the versions have gone before. */
  carry(transfer: Transfer, { versions, entries, otherIds }: VersionCounts): void {
    this.entryIds.carry(transfer, entries, otherIds);
    transfer.numbers(this.entryPosition, entries);
    for (const column of [this.type, this.row, this.previous, this.naturalKey])
      transfer.numbers(column, versions);
  }

  /** Makes what was brought in findable. `positionOf`: position of the entry that a version is of. */
  enter({ versions, entries }: VersionCounts, positionOf: (version: number) => number): void {
    this.entryIds.enter(entries);
    for (let version = versions; version < this.type.length; version++)
      if (this.previous.at(version) === NONE) this.entryLatest.push(version);
      else this.entryLatest.set(this.entryOf(version, positionOf), version);
    if (
      this.entryLatest.length !== this.entryPosition.length ||
      this.entryIds.size !== this.entryLatest.length
    )
      throw new RangeError('not every entry has an id, a position and a first version');
  }

  /** Forgets what came after these counts. */
  truncate({ versions, entries, otherIds }: VersionCounts, positionOf: (version: number) => number): void {
    for (let version = this.type.length - 1; version >= versions; version--) {
      const previous = this.previous.at(version);
      if (previous !== NONE) this.entryLatest.set(this.entryOf(version, positionOf), previous);
    }
    for (const column of [this.type, this.row, this.previous, this.naturalKey]) column.truncate(versions);
    for (const column of [this.entryPosition, this.entryLatest]) column.truncate(entries);
    this.entryIds.truncate(entries, otherIds);
  }

  private entryOf(version: number, positionOf: (version: number) => number): number {
    const entry = this.entryAt(positionOf(version));
    if (entry === undefined) throw new RangeError(`version ${version} is of no entry`);
    return entry;
  }
}

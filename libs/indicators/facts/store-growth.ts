import { CATALOGUE, columnsOf, type ClockReading, type EventData } from '#libs/programme';
import { DocumentTexts, isKeptWhole, openDocument } from './documents.js';
import type { VersionCounts } from './entry-versions.js';
import type { FactTable } from './fact-table.js';
import type { ClosedVersion, FactStore } from './fact-store.js';
import type { Transfer } from './transfer.js';

/** How much a store held at a moment, between two events. */
export interface StoreMark extends VersionCounts {
  readonly documents: number;
  readonly partners: number;
  readonly areas: number;
  readonly position: number;
  readonly readings: readonly ClockReading[];
  readonly rows: ReadonlyMap<FactTable, number>;
  readonly texts: ReadonlyMap<string, number>;
}

/** Names of what numbers the keys and texts of columns. */
const DICTIONARIES = [
  ...new Set(
    CATALOGUE.flatMap(columnsOf).flatMap(({ spec }) =>
      spec.kind === 'pseudonym' || spec.kind === 'id' ? [spec.of] : [],
    ),
  ),
  'text',
];

/** How long everything in the store is now, to go back to or to carry out from. */
export function markOf(store: FactStore): StoreMark {
  return {
    ...store.links.counts,
    documents: store.documents.length,
    partners: store.partners.size,
    areas: store.areas.size,
    position: store.moments.head,
    readings: store.moments.readings,
    rows: new Map(store.allTables().map((table) => [table, table.length])),
    texts: new Map(DICTIONARIES.map((name) => [name, store.dictionary(name).size])),
  };
}

/** Makes a store what it was at a mark; `closed`: what has stopped counting since. */
export function rollBack(store: FactStore, mark: StoreMark, closed: readonly ClosedVersion[]): void {
  store.links.truncate(mark, (version) => entryPositionOf(store, version));
  store.documents.length = mark.documents;
  for (const { version, at } of closed) {
    if (version >= mark.versions) continue;
    store.tableOf(version).to.set(store.rowOf(version), Infinity);
    openDocument(store.documents, entryPositionOf(store, version), at);
  }
  for (const table of store.allTables()) table.truncate(mark.rows.get(table) ?? 0);
  for (const name of DICTIONARIES) store.dictionary(name).truncate(mark.texts.get(name) ?? 0);
  store.partners.truncate(mark.partners);
  store.areas.truncate(mark.areas);
  store.moments.truncate(mark.position, mark.readings);
  store.documentChanges++;
}

/**
 * Takes along all that a store has learned since a mark; what stopped counting of what it had before is told apart.
 */
export function carryOut(store: FactStore, transfer: Transfer, mark: StoreMark): void {
  carry(store, transfer, mark, new DocumentTexts(store.documents));
}

/** Adds what was carried out of a store that stood where this one stands. Throws when it is none. */
export function bringIn(store: FactStore, transfer: Transfer): void {
  const mark = markOf(store);
  const documents = new DocumentTexts(store.documents);
  carry(store, transfer, mark, documents);
  store.links.enter(mark, (version) => entryPositionOf(store, version));
  addDocuments(store, documents.read, mark.versions);
}

/** All parts in one order, for the way out and the way in. */
function carry(store: FactStore, transfer: Transfer, mark: StoreMark, documents: DocumentTexts): void {
  transfer.texts(store.partners, mark.partners);
  transfer.texts(store.areas, mark.areas);
  for (const name of DICTIONARIES) transfer.texts(store.dictionary(name), mark.texts.get(name) ?? 0);
  const rows = (table: FactTable): number => mark.rows.get(table) ?? 0;
  const grown = store.allTables().filter((table) => table.length > rows(table));
  for (let i = 0, count = transfer.count(grown.length); i < count; i++) {
    const type = grown[i]?.type;
    const table = store.tableNumber(transfer.count(CATALOGUE.findIndex((one) => one === type)));
    table.carry(transfer, rows(table));
  }
  store.links.carry(transfer, mark);
  store.moments.carry(transfer, mark.position);
  transfer.texts(documents, mark.documents);
}

/** What documents say, beside what stands in their rows. */
function addDocuments(store: FactStore, read: readonly EventData[], from: number): void {
  if (read.length === 0) return;
  let next = 0;
  for (let version = from; version < store.versions; version++) {
    const [table, row] = [store.tableOf(version), store.rowOf(version)];
    if (!isKeptWhole(table.type.name)) continue;
    const data = read[next++];
    if (data === undefined) throw new RangeError('a register entry says nothing');
    const entryPosition = table.entryPosition.at(row);
    store.documents.push({
      entryId: store.idAt(entryPosition),
      entryPosition,
      from: table.from.at(row),
      to: table.to.at(row),
      name: table.type.name,
      partnerId: store.partnerOf(table, row),
      data,
    });
  }
  if (next !== read.length) throw new RangeError('what is said is of no register entry');
  store.documentChanges++;
}

const entryPositionOf = (store: FactStore, version: number): number =>
  store.tableOf(version).entryPosition.at(store.rowOf(version));

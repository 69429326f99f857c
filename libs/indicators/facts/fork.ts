import type { ColumnName, EventName } from '#libs/programme';
import { isPause, type InSteps } from '../in-steps.js';
import { isKeptWhole } from './documents.js';
import type { FactStore } from './fact-store.js';
import { NONE, type FactTable } from './fact-table.js';
import { LINK_TYPES } from './link-index.js';

const LINKS: ReadonlySet<EventName> = new Set(LINK_TYPES);
const PAIR = ['keys.0', 'keys.1'] as const satisfies readonly ColumnName[];

/**
 * The entries of a store as they stand now, in one of its own: what is added there the source does not know, and
 * what the source learns meanwhile is not in it. With `own` only what that partner recorded, beside what the
 * programme office says of the programme; links of households only where it recorded both.
 */
export function* forkOf(source: FactStore, own?: string): InSteps<FactStore> {
  const [position, versions] = [source.moments.head, source.versions];
  const fork = source.emptyFork();
  for (const document of source.documents)
    if (document.from <= position && isSeen(document.partnerId, own))
      fork.documents.push({ ...document, to: document.to > position ? Infinity : document.to });
  const isOurs = own === undefined ? () => true : yield* ownVersions(source, versions, own);
  for (let version = 0; version < versions; version++) {
    if (isPause(version)) yield;
    if (isOurs(source.tableOf(version), source.rowOf(version))) fork.take(source, version, position);
  }
  return fork;
}

const isSeen = (partnerId: string | undefined, own: string | undefined): boolean =>
  own === undefined || partnerId === undefined || partnerId === own;

/** Tells of a row whether a partner's own figures are made of it. */
function* ownVersions(
  source: FactStore,
  versions: number,
  own: string,
): InSteps<(table: FactTable, row: number) => boolean> {
  const partner = source.partners.find(own);
  const met = new Set<number>();
  const household = source.dictionary('household');
  for (let version = 0; version < versions; version++) {
    if (isPause(version)) yield;
    const [table, row] = [source.tableOf(version), source.rowOf(version)];
    if (table.partner(row) !== partner) continue;
    for (const { column, dictionary } of table.keyColumns())
      if (dictionary === household) met.add(column.at(row));
  }
  return (table, row) => {
    const { name } = table.type;
    if (LINKS.has(name)) return PAIR.every((path) => met.has(table.column(path).at(row)));
    const poster = table.partner(row);
    return isKeptWhole(name) ? poster === NONE || poster === partner : poster === partner;
  };
}

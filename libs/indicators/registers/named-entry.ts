import type { Label } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';

/** An entry that another names, as far as it is known at a position. Says what it is of, nothing of what is in it. */
export interface NamedEntry {
  readonly entryId: string;
  /** KNOWN: it counts; RETRACTED: it does not; UNKNOWN: nothing of that id was recorded by then. */
  readonly status: 'KNOWN' | 'RETRACTED' | 'UNKNOWN';
  readonly label: Label | undefined;
  readonly werklijn: number | undefined;
}

/** An entry that another one names, as it stands at the position of the entries. */
export function namedEntry({ store, position }: EffectiveEntries, entryId: string): NamedEntry {
  const entry = store.entry(entryId);
  if (entry === undefined || store.entryPosition.at(entry) > position)
    return { entryId, status: 'UNKNOWN', label: undefined, werklijn: undefined };
  let version = store.latestVersion(entry);
  while (store.tableOf(version).from.at(store.rowOf(version)) > position)
    version = store.previousVersion(version);
  const { type, to } = store.tableOf(version);
  const counts = to.at(store.rowOf(version)) > position;
  return { entryId, status: counts ? 'KNOWN' : 'RETRACTED', label: type.label, werklijn: type.werklijn };
}

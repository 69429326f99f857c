import type { EventName } from '#libs/programme';
import { NONE, type FactStore } from '#libs/indicators';

/** What the fold needs to know of an entry that an event refers to. */
export interface EntryFacts {
  readonly typeName: EventName;
  readonly partnerId: string | undefined;
  readonly entryPosition: number;
  readonly counts: boolean;
}

/** An entry as the events folded so far leave it. Throws when none was recorded before: the log contradicts itself. */
export function entryFacts(facts: FactStore, entryId: string): EntryFacts {
  const entry = facts.entry(entryId);
  if (entry === undefined) throw new Error(`entry ${entryId} was never recorded`);
  const version = facts.latestVersion(entry);
  const table = facts.tableOf(version);
  const row = facts.rowOf(version);
  const partner = table.partner(row);
  return {
    typeName: table.type.name,
    partnerId: partner === NONE ? undefined : facts.partners.text(partner),
    entryPosition: table.entryPosition.at(row),
    counts: table.to.at(row) === Infinity,
  };
}

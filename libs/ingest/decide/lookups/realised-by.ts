import { maySeeEntry, type Actor } from '#libs/access';
import { typeNamed, type EventData, type EventName, type DecisionContext } from '#libs/programme';

import { typesOf, type LookUp } from './lookup.js';
import type { LogReader } from '../../log/log-reader.js';
import type { NewItem } from '../../check/new-item.js';

const REALISED = 'LinkageRealised' satisfies EventName;

/**
 * The werklijnen of the entries that linkages say they were realised by, as far as those count now, in the log or
 * in the same batch. Another partner's entry may be named as well: that is what a linkage is; whether it is there a
 * partner is not told.
 */
async function realisedBy(
  items: readonly NewItem[],
  reader: LogReader,
  actor: Actor,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, readonly number[]>();
  const named = new Set(items.flatMap(namedIn));
  for (const { envelope } of items)
    if (named.has(envelope.entryId))
      found.set(envelope.entryId, werklijnenOf(envelope.type.name, envelope.data));
  for (const entryId of named) {
    const recorded = found.has(entryId) ? undefined : await reader.event(entryId);
    const entry = recorded && (await reader.stream(recorded.stream)).state.get(entryId);
    if (entry && !entry.retracted && maySeeEntry(actor, entry))
      found.set(entryId, werklijnenOf(entry.name, entry.data));
  }
  return found;
}

/** What the decider of a linkage gets to know of the entries it names. */
function realisedContext(item: NewItem, found: ReadonlyMap<string, readonly number[]>): DecisionContext {
  const named = namedIn(item);
  if (named.length === 0) return {};
  return {
    realisedWerklijnen: named.flatMap((entryId) => found.get(entryId) ?? []),
    realisedUnknown: named.flatMap((entryId, i) => (found.has(entryId) ? [] : [i])),
  };
}

const namedIn = ({ envelope: { type, data } }: NewItem): readonly string[] =>
  type.name === REALISED ? (data.realisedBy as readonly string[]) : [];

/** That of the type; an intervention says its own. */
function werklijnenOf(name: string, { werklijnen }: EventData): readonly number[] {
  const { werklijn, domain } = typeNamed(name);
  if (werklijn !== undefined) return [werklijn];
  return domain === 'interventions' && Array.isArray(werklijnen) ? (werklijnen as number[]) : [];
}

/** The entries that a linkage was realised by. */
export const REALISED_BY: LookUp = {
  gives: { realisedWerklijnen: typesOf('linkage'), realisedUnknown: typesOf('linkage') },
  look: async (items, { reader, actor }) => {
    const found = await realisedBy(items, reader, actor);
    return { known: ({ item }) => realisedContext(item, found) };
  },
};

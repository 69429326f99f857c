import { heldTo } from '#libs/access';
import { CATALOGUE, observed, subjectKeyOf, subjectOf, type EventData, type Observed } from '#libs/programme';

import type { LookUp } from './lookup.js';
import type { NewItem } from '../../check/new-item.js';

const observedIn = ({ envelope: { type, entryId }, partnerId }: NewItem, data: EventData) =>
  observed({ entryId, name: type.name, partnerId, data });

/**
 * What is known of the training, placement or dwelling that an item is about; a partner is told of its own entries
 * only. Not said where nobody can tell.
 */
export const ABOUT_SUBJECTS: LookUp = {
  gives: { about: CATALOGUE.flatMap(({ name }) => (subjectOf(name) ? [name] : [])) },
  look: (_items, { lookups, recent, actor }) => {
    const ownOf = heldTo(actor);
    const inBatch = new Map<string, Observed[]>();
    return {
      note: (item, content) => {
        const seen = observedIn(item, content);
        if (seen) inBatch.set(seen.key, [...(inBatch.get(seen.key) ?? []), seen.entry]);
      },
      known: ({ item: { envelope, partnerId }, data }) => {
        const { name } = envelope.type;
        const key = subjectKeyOf(name, data, partnerId);
        if (key === undefined || !lookups) return {};
        const news = [...recent.about(key), ...(inBatch.get(key) ?? [])];
        const byId = new Map(news.map((entry) => [entry.entryId, entry]));
        // What the read model has caught up with it knows better: it may have been corrected or retracted since.
        const all = [
          ...lookups.about(name, data, partnerId),
          ...[...byId.values()].filter(({ entryId }) => !lookups.hasEntry(entryId)),
        ];
        return { about: ownOf === undefined ? all : all.filter((entry) => entry.partnerId === ownOf) };
      },
    };
  },
  stored: (recent, { item, data }) => {
    const seen = observedIn(item, data);
    if (seen) recent.addObserved(seen.key, seen.entry);
  },
};

import type { DataOf, DecisionContext, EventName } from '#libs/programme';

import type { LookUp } from './lookup.js';

const PUBLISHED = 'ReportEditionPublished' satisfies EventName;

/** The digest of the figures of a new edition's pins, computed here; not said without a read model. */
export const EDITION_FIGURES: LookUp = {
  gives: { editionFigures: [PUBLISHED] },
  look: async (items, { lookups }) => {
    const found = new Map<string, NonNullable<DecisionContext['editionFigures']>>();
    for (const { envelope, target } of items) {
      const { type, entryId, data, place } = envelope;
      if (type.name === PUBLISHED && !target && lookups?.editionFigures)
        found.set(entryId, await lookups.editionFigures(data as DataOf<typeof PUBLISHED>, place));
    }
    return {
      known: ({ item }) => {
        const editionFigures = found.get(item.envelope.entryId);
        return editionFigures === undefined ? {} : { editionFigures };
      },
    };
  },
};

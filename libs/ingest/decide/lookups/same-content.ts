import { fault } from '#libs/programme';

import type { LookUp } from './lookup.js';

/**
 * Warns that the same content came under another id. Corrections repeat themselves rightly, and so does what is said
 * of reporting.
 */
export const SAME_CONTENT: LookUp = {
  gives: {},
  look: (_items, { lookups, recent }) => {
    const inBatch = new Set<string>();
    return {
      warn: ({ envelope: { type }, target }, _data, naturalKey) => {
        if (type.domain === 'reporting' || target) return [];
        const isKnown =
          inBatch.has(naturalKey) ||
          recent.hasNaturalKey(naturalKey) ||
          lookups?.hasNaturalKey(naturalKey) === true;
        inBatch.add(naturalKey);
        return isKnown ? [fault('SAME_NATURAL_KEY', ['data'])] : [];
      },
    };
  },
  stored: (recent, { item, naturalKey }) => {
    if (!item.target) recent.addNaturalKey(naturalKey);
  },
};

import { atField, dayOf, fault } from '#libs/programme';

import type { LookUp } from './lookup.js';

/** What an entry comes too late for. A correction says of itself on no day, and is not late: it is a correction. */
export const LATE: LookUp = {
  gives: {},
  look: (_items, { lookups }) => {
    const lateFor = lookups?.lateNow?.();
    return {
      warn: ({ envelope: { type } }, { occurredOn }) => {
        if (typeof occurredOn !== 'string') return [];
        const place = atField(['data'], 'occurredOn');
        const late = lateFor?.(type.name, dayOf(occurredOn)) ?? [];
        return late.map(({ period, editionId }) =>
          editionId === undefined
            ? fault('LATE_FOR_PERIOD', place, { period }, occurredOn)
            : fault('LATE_FOR_EDITION', place, { period, editionId }, occurredOn),
        );
      },
    };
  },
};

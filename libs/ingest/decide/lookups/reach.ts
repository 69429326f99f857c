import { heldTo } from '#libs/access';
import { dayOf, type EventData, type EventName } from '#libs/programme';

import type { LookUp } from './lookup.js';

const REACH = 'HouseholdReached' satisfies EventName;

const householdAndDay = ({ householdKey, occurredOn }: EventData): readonly [string, number] => [
  String(householdKey),
  dayOf(String(occurredOn)),
];

/**
 * Whether a household was reached by the day it accepted help, by what the read model, this process's memory or the
 * batch itself knows; not said where nobody can tell: without a read model that nothing is known says nothing.
 */
export const REACH_BEFORE: LookUp = {
  gives: { reachedOnOrBefore: ['HelpAccepted'] },
  look: (_items, { lookups, recent, actor }) => {
    const ownOf = heldTo(actor);
    const inBatch = new Map<string, number>();
    return {
      note: ({ envelope: { type } }, content) => {
        if (type.name !== REACH) return;
        const [household, day] = householdAndDay(content);
        inBatch.set(household, Math.min(day, inBatch.get(household) ?? day));
      },
      known: ({ data }) => {
        const [household, day] = householdAndDay(data);
        const isKnown =
          (inBatch.get(household) ?? Number.POSITIVE_INFINITY) <= day ||
          recent.reachedOnOrBefore(household, day, ownOf) ||
          lookups?.reachedOnOrBefore(household, day, ownOf);
        return isKnown === undefined ? {} : { reachedOnOrBefore: isKnown };
      },
    };
  },
  stored: (recent, { item, data }) => {
    if (item.envelope.type.name === REACH) recent.addReach(...householdAndDay(data), item.partnerId);
  },
};

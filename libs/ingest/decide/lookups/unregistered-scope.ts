import { atField, fault, nearOnes, orNear, type EventName } from '#libs/programme';

import { typesOf, type LookUp } from './lookup.js';

const OF_TARGETS: ReadonlySet<EventName> = new Set(typesOf('target'));

/**
 * Warns that a target or baseline is of a scope that is not registered, with what is near; of nothing where nobody
 * can tell.
 */
export const UNREGISTERED_SCOPE: LookUp = {
  gives: {},
  look: (_items, { lookups }) => ({
    warn: ({ envelope: { type } }, { scope }) => {
      const areas = OF_TARGETS.has(type.name) && scope !== 'NL' ? lookups?.areas?.() : undefined;
      if (!areas || typeof scope !== 'string' || areas.some(({ id }) => id === scope)) return [];
      const near = orNear(nearOnes(scope, areas));
      return [fault('SCOPE_NOT_REGISTERED', atField(['data'], 'scope'), { scope, near }, scope)];
    },
  }),
};

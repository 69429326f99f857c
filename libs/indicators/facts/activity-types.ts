import { CATALOGUE, type CatalogueType, type EventName } from '#libs/programme';
import { isRegister } from './documents.js';

/** The types of what happens somewhere on a day (EVENTS.md, "Common fields"): the entries that figures and findings are about. */
export const ACTIVITY_TYPES: readonly CatalogueType[] = CATALOGUE.filter(
  ({ name, fields }) => 'occurredOn' in fields && 'neighbourhoodId' in fields && !isRegister(name),
);

export const ACTIVITY_NAMES: readonly EventName[] = ACTIVITY_TYPES.map(({ name }) => name);

import { CATALOGUE, type CatalogueType, type EventName } from '#libs/programme';
import { isKeptWhole } from './documents.js';

/**
 * The types of what happens somewhere on a day (EVENTS.md, "Common fields"): the entries that figures and findings
 * are about.
 */
export const ACTIVITY_TYPES: readonly CatalogueType[] = CATALOGUE.filter(
  ({ name, fields }) => 'occurredOn' in fields && 'neighbourhoodId' in fields && !isKeptWhole(name),
);

export const ACTIVITY_NAMES: readonly EventName[] = ACTIVITY_TYPES.map(({ name }) => name);

import { CATALOGUE, type CatalogueType, type EventName, type FieldName } from '#libs/programme';
import { isKeptWhole } from './documents.js';

const COMMON: readonly FieldName[] = ['occurredOn', 'neighbourhoodId'];

/**
 * The types of what happens somewhere on a day (EVENTS.md, "Common fields"): the entries that figures and findings
 * are about.
 */
export const ACTIVITY_TYPES: readonly CatalogueType[] = CATALOGUE.filter(
  ({ name, fields }) => COMMON.every((field) => field in fields) && !isKeptWhole(name),
);

export const ACTIVITY_NAMES: readonly EventName[] = ACTIVITY_TYPES.map(({ name }) => name);

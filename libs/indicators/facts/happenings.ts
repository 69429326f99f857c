import { CATALOGUE, type CatalogueType, type EventName } from '#libs/programme';
import { isRegister } from './documents.js';

/** The types of what happens somewhere on a day (EVENTS.md, "Common fields"): the entries that figures and findings are about. */
export const HAPPENINGS: readonly CatalogueType[] = CATALOGUE.filter(
  ({ name, fields }) => 'occurredOn' in fields && 'neighbourhoodId' in fields && !isRegister(name),
);

export const HAPPENING_NAMES: readonly EventName[] = HAPPENINGS.map(({ name }) => name);

import { CATALOGUE, type EventType } from '#libs/programme';
import { isRegister } from './fact-store.js';

/** The types of what happens somewhere on a day (EVENTS.md, "Common fields"): the entries that figures and findings are about. */
export const HAPPENINGS: readonly EventType[] = CATALOGUE.filter(
  ({ name, fields }) => 'occurredOn' in fields && 'neighbourhoodId' in fields && !isRegister(name),
);

export const HAPPENING_NAMES: readonly string[] = HAPPENINGS.map(({ name }) => name);

import type { EventData } from '../corrections/evolve.js';
import { typeNamed } from '../catalogue.js';

/** Turns stored data of one schema version into the next. Pure; the stored bytes stay as they are. */
export type Upcaster = (data: EventData) => EventData;

/** From (type, stored version) to the step that makes the next version. Every version ever written keeps its step. */
const UPCASTERS: Readonly<Record<string, Upcaster>> = {
  'HouseholdReached/1': ({ topic, ...rest }) => ({ ...rest, topics: topic === undefined ? [] : [topic] }),
};

/**
 * Brings stored data to the current schema version of its type, step by step.
 * Throws when a step is missing or the version is newer than this program knows: an unreadable event stops a projection.
 */
export function upcast(name: string, schemaVersion: number, data: EventData): EventData {
  const current = typeNamed(name).schemaVersion;
  if (schemaVersion > current)
    throw new RangeError(`${name} version ${schemaVersion} is newer than ${current}`);
  let result = data;
  for (let version = schemaVersion; version < current; version++) {
    const step = UPCASTERS[`${name}/${version}`];
    if (!step) throw new RangeError(`no upcaster for ${name} version ${version}`);
    result = step(result);
  }
  return result;
}

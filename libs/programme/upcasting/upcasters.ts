import type { EventData } from '../stream.js';
import { typeNamed } from '../catalogue.js';
import { percentsOf } from '../reporting/shares.js';

/** Data as a former version wrote them, with fields that the catalogue may not know any more. */
type StoredData = Readonly<Record<string, unknown>>;

/** Turns stored data of one schema version into the next. Pure; the stored bytes stay as they are. */
export type Upcaster = (data: StoredData) => StoredData;

/**
 * The shares when version 1 of targets and baselines was written, in fractions. Never edited: what is stored stays
 * what it was.
 */
const SHARES_THEN = ['1.4', '1.5', '1.8', '2.5', '3.6', '4.6', 'X.1', 'X.3', 'Q.1', 'Q.2', 'Q.4'];

const inPercents = (data: EventData): EventData =>
  SHARES_THEN.includes(String(data.kpi)) && typeof data.value === 'number'
    ? { ...data, value: percentsOf(data.value) }
    : data;

/** From (type, stored version) to the step that makes the next version. Every version ever written keeps its step. */
const UPCASTERS: Readonly<Record<string, Upcaster>> = {
  'HouseholdReached/1': ({ topic, ...rest }: { readonly topic?: unknown }) => ({
    ...rest,
    topics: topic === undefined ? [] : [topic],
  }),
  'BaselineSet/1': inPercents,
  'TargetSet/1': inPercents,
  'TargetRevised/1': inPercents,
};

/**
 * Brings stored data to the current schema version of its type, step by step.
 * Throws when a step is missing or the version is newer than this program knows: an unreadable event stops a
 * projection.
 */
export function upcast(name: string, schemaVersion: number, data: StoredData): EventData {
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

import { maySeeEntry, type Actor } from '#libs/access';
import {
  atField,
  AMENDMENTS,
  at,
  fault,
  isEntryType,
  isOneOf,
  typeNamed,
  type EventName,
  type Fault,
  type Place,
} from '#libs/programme';
import { entryIdOf } from '#libs/platform';

import type { Envelope } from './envelope.js';
import type { LogReader } from '../log/log-reader.js';
import { readRecorded } from '../log/recorded-entry.js';

/** The original entry that a correction is about. */
export interface CorrectionTarget {
  readonly entryId: string;
  readonly name: EventName;
  readonly partnerId: string | undefined;
  readonly stream: string;
}

/** Something a correction may name: an entry, or a correction of one (`corrects`). */
export interface ReferencedEntry extends CorrectionTarget {
  readonly corrects?: CorrectionTarget;
}

export type Resolved = { readonly target: CorrectionTarget } | { readonly faults: readonly Fault[] };

/**
 * Finds the entry a correction names, in the log or among the earlier items of the batch. Correcting a correction is
 * correcting its original; retracting or reinstating one is refused, naming the original.
 */
export async function resolveTarget(
  envelope: Envelope,
  actor: Actor,
  reader: LogReader,
  inBatch: ReadonlyMap<string, ReferencedEntry>,
): Promise<Resolved> {
  const reference = referenceOf(envelope);
  if (!reference) return { faults: [] };
  const { entryId, place } = reference;
  const named = inBatch.get(entryId) ?? (await nameable(entryId, reader));
  // What is another's is answered as what is not there: nobody learns what others have recorded.
  if (!named || !maySeeEntry(actor, { partnerId: named.partnerId }))
    return { faults: [fault('ENTRY_UNKNOWN', place, {}, entryId)] };
  if (!named.corrects) return { target: named };
  if (named.name === 'EntryCorrected' && envelope.type.name === 'EntryCorrected')
    return { target: named.corrects };
  return { faults: [fault('NOT_CORRECTABLE', place, { entryId: named.corrects.entryId }, entryId)] };
}

/** The entry id named, either way; undefined when the schema has faults to tell of it. */
export function referenceOf({ data, place }: Envelope): { entryId: string; place: Place } | undefined {
  const { entryId, entry } = data;
  const inside = at(place, 'data');
  if (typeof entryId === 'string' && entry === undefined)
    return { entryId, place: atField(inside, 'entryId') };
  const { source, id } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  if (entryId !== undefined || typeof source !== 'string' || typeof id !== 'string') return undefined;
  return { entryId: entryIdOf(source, id), place: atField(inside, 'entry') };
}

async function nameable(entryId: string, reader: LogReader): Promise<ReferencedEntry | undefined> {
  const recorded = await reader.event(entryId);
  if (!recorded || !isEntryType(recorded.type)) return undefined;
  const { event, metadata } = readRecorded(recorded);
  const found = { entryId, name: event.name, partnerId: metadata.partnerId, stream: recorded.stream };
  if (typeNamed(event.name).consistency.of !== 'corrected-entry') return found;
  const named = isOneOf(AMENDMENTS, event) ? event.data.entryId : undefined;
  const original = { entryId: named ?? '', name: metadata.targetName ?? event.name };
  return { ...found, corrects: { ...found, ...original } };
}

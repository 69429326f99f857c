import { readRecorded } from '#libs/ingest';
import { toMoment } from '#libs/platform';
import { typeNamed } from '#libs/programme';
import type { EntryModel } from './entry.model.js';
import type { EntryFound } from './entry-pages.js';

/** An entry as GraphQL gives it; its data and history are looked up when they are asked for. */
export function toEntryModel({ summary, recorded, seenAt }: EntryFound): EntryModel {
  const { metadata } = readRecorded(recorded);
  const type = typeNamed(summary.typeName);
  return {
    seenAt,
    recorded,
    entryId: recorded.eventId,
    name: type.name,
    type: type.type,
    label: type.label,
    werklijn: type.werklijn,
    position: String(summary.position),
    recordedAt: toMoment(summary.recordedAt),
    source: metadata.source,
    id: metadata.id,
    digest: metadata.digest,
    partnerId: summary.partnerId,
    neighbourhoodId: summary.neighbourhoodId,
    occurredOn: summary.occurredOn,
    status: summary.status,
    corrected: summary.corrected,
    warnings: metadata.warnings ?? [],
  };
}

import { toMoment } from '#libs/platform';
import type { EntryView } from './entry-view.js';

/** GET /v1/gebeurtenissen/{id}: the CloudEvent as it stands, and beside it what the log knows of it. */
export function restEntry(view: EntryView) {
  return {
    event: view.event,
    entryId: view.entryId,
    position: String(view.position),
    recordedAt: toMoment(view.recordedAt),
    partnerId: view.partnerId ?? null,
    status: view.status,
    corrected: view.corrected,
    late: view.late.map(({ period, closed, editionId }) => ({
      period,
      closed,
      editionId: editionId ?? null,
    })),
    history: view.history.map((item) => ({
      event: item.event,
      entryId: item.entryId,
      position: String(item.position),
      recordedAt: toMoment(item.recordedAt),
      actor: {
        role: item.metadata.actor.role,
        ...(item.subject === undefined ? {} : { subject: item.subject }),
      },
      digest: item.metadata.digest,
      warnings: item.metadata.warnings ?? [],
    })),
  };
}

import { hash } from 'node:crypto';
import type { Label } from '#libs/programme';
import { StoreError } from '../errors.js';
import type { RecordedEvent } from '../event-store.js';

/** SHA-256 over everything that is stored of an event, its place and time included; anybody can compute it from the row. */
export function eventDigest(event: RecordedEvent): Buffer {
  const { position, stream, revision, recordedAt, eventId, type, schemaVersion, data, metadata } = event;
  const row = [String(position), stream, revision, recordedAt, eventId, type, schemaVersion, data, metadata];
  return hash('sha256', JSON.stringify(row), 'buffer');
}

/** What stands in the log is not what was stored: the file is damaged or was changed from outside. It is never answered. */
export class DamagedEventError extends StoreError {
  readonly detail: Label;
  constructor(
    readonly eventId: string,
    readonly position: bigint,
  ) {
    const nl = `Logboek beschadigd: gebeurtenis ${eventId} op positie ${position} is niet wat is opgeslagen; zet een reservekopie terug`;
    const en = `log damaged: event ${eventId} at position ${position} is not what was stored; restore a backup`;
    super('EVENT_DAMAGED', `${nl} / ${en}`);
    this.detail = { nl, en };
  }
}

/** The event, unless its digest says that another was stored. One of before digests were kept has none, and is taken as it is. */
export function intact(event: RecordedEvent, digest: Uint8Array | null): RecordedEvent {
  if (digest === null || eventDigest(event).equals(digest)) return event;
  throw new DamagedEventError(event.eventId, event.position);
}

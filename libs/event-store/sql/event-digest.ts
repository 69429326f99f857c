import { hash } from 'node:crypto';
import type { Label } from '#libs/programme';
import { StoreError } from '../errors.js';
import type { RecordedEvent } from '../event-store.js';

/**
 * SHA-256 over everything that is stored of an event, its place and time included; anybody can compute it from the
 * row.
 */
export function eventDigest(event: RecordedEvent): Buffer {
  const { position, stream, revision, recordedAt, eventId, type, schemaVersion, data, metadata } = event;
  const row = [String(position), stream, revision, recordedAt, eventId, type, schemaVersion, data, metadata];
  return hash('sha256', JSON.stringify(row), 'buffer');
}

/** What a file of events is to those who run the server: the log itself, or a replica's copy of one on a cluster. */
export type LogRole = 'log' | 'log-copy';

/** What is to be done with a file of events that is damaged. */
export const MEND: Readonly<Record<LogRole, Label>> = {
  log: { nl: 'zet een reservekopie terug', en: 'restore a backup' },
  'log-copy': {
    nl: 'het is de kopie van deze replica: stop die, verwijder het bestand (WIJKSPOOR_LOG_COPY) en start opnieuw; dan wordt zij opnieuw gevuld',
    en: "it is this replica's copy: stop that, delete the file (WIJKSPOOR_LOG_COPY) and start again; then it is filled again",
  },
};

/**
 * What is wrong with an event: it is another than was stored, or its digest is gone while events before it have
 * theirs.
 */
export type EventDamage = 'CHANGED' | 'NO_DIGEST';

const WHAT: Readonly<Record<EventDamage, Label>> = {
  CHANGED: { nl: 'is niet wat is opgeslagen', en: 'is not what was stored' },
  NO_DIGEST: {
    nl: 'heeft geen kenmerk, en eerdere wel: het is weggehaald',
    en: 'has no digest, while earlier ones have theirs: it was taken away',
  },
};

/**
 * What stands in the log is not what was stored: the file is damaged or was changed from outside. It is never
 * answered.
 */
export class DamagedEventError extends StoreError {
  readonly detail: Label;
  constructor(
    readonly eventId: string,
    readonly position: bigint,
    role: LogRole = 'log',
    damage: EventDamage = 'CHANGED',
  ) {
    const [mend, what] = [MEND[role], WHAT[damage]];
    const nl = `Logboek beschadigd: gebeurtenis ${eventId} op positie ${position} ${what.nl}; ${mend.nl}`;
    const en = `log damaged: event ${eventId} at position ${position} ${what.en}; ${mend.en}`;
    super('EVENT_DAMAGED', `${nl} / ${en}`);
    this.detail = { nl, en };
  }
}

/** The event, unless its digest says that another was stored. */
export function intact(event: RecordedEvent, digest: Uint8Array, role: LogRole = 'log'): RecordedEvent {
  if (eventDigest(event).equals(digest)) return event;
  throw new DamagedEventError(event.eventId, event.position, role);
}

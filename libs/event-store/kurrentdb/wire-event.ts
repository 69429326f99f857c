import { createHash } from 'node:crypto';

import { binaryEvent, type AllStreamRecordedEvent, type EventData } from '@eventstore/db-client';

import type { NewEvent } from '../event-store.js';
import type { LogPosition } from './log-position.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What KurrentDB keeps beside the data. `metadata` stays a text: what was appended comes back byte for byte. */
interface Envelope {
  readonly wijkspoor: 1;
  readonly eventId: string;
  readonly schemaVersion: number;
  readonly metadata: string;
  /** Which event of its append it is, from 0, and of how many: an append counts as a whole or not at all. */
  readonly index: number;
  readonly of: number;
  /** Only when the time was given (a migration, a test); else the store's own time counts. */
  readonly recordedAt?: number;
}

/** An event as KurrentDB has it in its own order, before it has a position in ours. */
export interface WireEvent extends NewEvent {
  readonly stream: string;
  readonly storeRevision: number;
  readonly storeTime: number;
  readonly commit: bigint;
  readonly prepare: bigint;
  readonly index: number;
  readonly of: number;
}

/** KurrentDB wants a UUID for every event; one that is none is hashed to one, and kept in the envelope. */
export function uuidOf(eventId: string): string {
  if (UUID.test(eventId)) return eventId;
  const hash = createHash('sha256').update(eventId).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** The events of one append as the client takes them; `recordedAt` when the clock is not the store's. */
export function toWire(events: readonly NewEvent[], recordedAt: number | undefined): EventData[] {
  return events.map(({ eventId, type, schemaVersion, data, metadata }, index) => {
    const envelope: Envelope = {
      wijkspoor: 1,
      eventId,
      schemaVersion,
      metadata,
      index,
      of: events.length,
      ...(recordedAt === undefined ? {} : { recordedAt }),
    };
    return binaryEvent({
      id: uuidOf(eventId),
      type,
      data: Buffer.from(data, 'utf8'),
      metadata: Buffer.from(JSON.stringify(envelope), 'utf8'),
    });
  });
}

/**
 * An event in a stream of ours that Wijkspoor did not write: of somebody else who may write there, or the server's
 * own mark of a stream that was deleted for good. It is no entry; the log goes on behind it.
 */
export interface ForeignEvent extends LogPosition {
  readonly foreign: true;
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  /** Absent for the mark of a deleted stream, which stands behind every revision. */
  readonly storeRevision?: number;
}

/** Reads an event of a stream of ours. */
export function fromWire(recorded: AllStreamRecordedEvent, prefix: string): WireEvent | ForeignEvent {
  const envelope = recorded.metadata as Partial<Envelope> | undefined;
  if (
    envelope?.wijkspoor !== 1 ||
    typeof envelope.eventId !== 'string' ||
    !(recorded.data instanceof Uint8Array)
  )
    return foreign(recorded, prefix);
  const { eventId, schemaVersion = 1, metadata = '', index = 0, of = 1, recordedAt } = envelope;
  return {
    eventId,
    type: recorded.type,
    schemaVersion,
    data: Buffer.from(recorded.data).toString('utf8'),
    metadata,
    stream: recorded.streamId.slice(prefix.length),
    storeRevision: Number(recorded.revision),
    storeTime: recordedAt ?? recorded.created.getTime(),
    commit: recorded.position.commit,
    prepare: recorded.position.prepare,
    index,
    of,
  };
}

function foreign(
  { id, type, streamId, revision, position }: AllStreamRecordedEvent,
  prefix: string,
): ForeignEvent {
  const { commit, prepare } = position;
  const storeRevision = revision > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(revision);
  const stream = streamId.slice(prefix.length);
  return {
    foreign: true,
    stream,
    id,
    type,
    commit,
    prepare,
    ...(storeRevision === undefined ? {} : { storeRevision }),
  };
}

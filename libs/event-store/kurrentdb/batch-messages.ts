import { convertToCommandError, type EventData } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import messages from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, status } from '@grpc/grpc-js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';

/** Events for one stream, stored together or not at all. */
export interface Write {
  /** By its whole name in KurrentDB. */
  readonly stream: string;
  /** Where KurrentDB must have the stream: the revision of its last event, -1 for no stream; `any` for what may stand twice. */
  readonly storeRevision: number | 'any';
  readonly events: readonly EventData[];
}

export type WriteOutcome =
  /** `commit`: where it stands in $all. */
  | { readonly stored: true; readonly commit: bigint }
  /** The stream is at `actual`, and these events do not stand right behind where it was expected to be. */
  | { readonly stored: false; readonly actual: number }
  /** The stream was deleted for good: nothing will ever be stored in it. */
  | { readonly stored: false; readonly gone: true };

/**
 * One write as one message. Without a deadline for the server: its clock and ours may differ, and its own limit for writes
 * counts anyhow.
 */
export function requestOf(id: string, { stream, storeRevision, events }: Write): BatchAppendReq {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(bytes(stream));
  const options = new messages.BatchAppendReq.Options();
  options.setStreamIdentifier(identifier);
  if (storeRevision === 'any') options.setAny(new empty.Empty());
  else if (storeRevision < 0) options.setNoStream(new empty.Empty());
  else options.setStreamPosition(String(storeRevision));
  const request = new messages.BatchAppendReq();
  request.setCorrelationId(uuid(id));
  request.setOptions(options);
  request.setProposedMessagesList(events.map(proposed));
  request.setIsFinal(true);
  return request;
}

function proposed({ id, type, contentType, data, metadata }: EventData): BatchAppendReq.ProposedMessage {
  const message = new messages.BatchAppendReq.ProposedMessage();
  message.setId(uuid(id));
  message.getMetadataMap().set('type', type).set('content-type', contentType);
  message.setData(bytesOf(data));
  if (metadata !== undefined) message.setCustomMetadata(bytesOf(metadata));
  return message;
}

function uuid(id: string): InstanceType<typeof shared.UUID> {
  const made = new shared.UUID();
  made.setString(id);
  return made;
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const bytesOf = (content: unknown): Uint8Array =>
  content instanceof Uint8Array ? content : bytes(JSON.stringify(content));

/** Octets of a write that count for the limits of one message, without what the protocol adds. */
export const sizeOf = ({ events }: Write): number =>
  events.reduce((sum, { data, metadata }) => sum + bytesOf(data).length + bytesOf(metadata ?? {}).length, 0);

/** An error of the kind that the client's errors have; *unavailable* as the client knows it, which then looks for the leader. */
export function failed(type: string, message: string): Error {
  if (type !== 'unavailable') return Object.assign(new Error(message), { type });
  const late = { code: status.UNAVAILABLE, details: message, metadata: new Metadata() };
  return convertToCommandError(Object.assign(new Error(message), late));
}

/** What the server answered one write. Throws an error with `type` as the client's errors have it. */
export function outcomeOf(answer: BatchAppendResp): WriteOutcome {
  const success = answer.getSuccess();
  if (success !== undefined)
    return { stored: true, commit: BigInt(success.getPosition()?.getCommitPosition() ?? 0) };
  const refusal = answer.getError();
  const message = refusal?.getMessage() ?? '';
  const details = refusal?.getDetails();
  const kind = details?.getTypeName().replace(/^event_store\.client\./, '');
  switch (kind) {
    case 'WrongExpectedVersion': {
      const wrong = shared.WrongExpectedVersion.deserializeBinary(details?.getValue_asU8() ?? bytes(''));
      return {
        stored: false,
        actual: wrong.hasCurrentStreamRevision() ? Number(wrong.getCurrentStreamRevision()) : -1,
      };
    }
    case 'StreamDeleted':
      return { stored: false, gone: true };
    case 'AccessDenied':
      throw failed('access-denied', 'Access Denied');
    case 'Timeout':
      throw failed('timeout', 'the server gave up on it');
    case 'MaximumAppendSizeExceeded':
      throw failed('maximum-append-size-exceeded', message);
    case 'Unknown':
      throw failed('unknown', message);
    // The server's words for: not ready, busy, no leader known.
    case 'google.protobuf.Empty':
      throw failed('unavailable', message);
    default:
      throw failed(/maximum append|larger than max/i.test(message) ? 'unknown' : 'refused', message);
  }
}

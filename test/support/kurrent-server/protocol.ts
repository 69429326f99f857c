import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossipMessages from '@eventstore/db-client/generated/gossip_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featureMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import messages from '@eventstore/db-client/generated/streams_pb.js';
import users from '@eventstore/db-client/generated/users_grpc_pb.js';
import userMessages from '@eventstore/db-client/generated/users_pb.js';
import { Metadata, status as Code, type ServiceError } from '@grpc/grpc-js';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';

import type { Expected, StoredRecord } from './ledger.js';

/** The protocol files that the client ships: CommonJS, so each comes as one default. */
export {
  featureMessages,
  features,
  gossip,
  gossipMessages,
  messages,
  shared,
  status,
  streams,
  userMessages,
  users,
};

export const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

/** An error as KurrentDB sends it: the kind in the trailer `exception`. */
export function rpcError(
  code: Code,
  exception: string | undefined,
  trailers: Readonly<Record<string, string>> = {},
): ServiceError {
  const metadata = new Metadata();
  if (exception !== undefined) metadata.set('exception', exception);
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(exception ?? 'fault'), { code, details: exception ?? 'fault', metadata });
}

export const unavailable = (): ServiceError => rpcError(Code.UNAVAILABLE, undefined);
/** What a node says that listens, and starts or takes part in an election. */
export const notReady = (): ServiceError =>
  Object.assign(rpcError(Code.UNAVAILABLE, undefined), { details: 'Server Is Not Ready' });
export const accessDenied = (): ServiceError => rpcError(Code.PERMISSION_DENIED, 'access-denied');
/** A wrong password: the code alone says so. */
export const unauthenticated = (): ServiceError => rpcError(Code.UNAUTHENTICATED, undefined);
export const streamDeleted = (stream: string): ServiceError =>
  rpcError(Code.FAILED_PRECONDITION, 'stream-deleted', { 'stream-name': stream });
export const notLeader = (host: string, port: number): ServiceError =>
  rpcError(Code.NOT_FOUND, 'not-leader', {
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

interface ExpectedFields {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

export function expectedOf(options: ExpectedFields, revision: () => string): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'exists' : BigInt(revision());
}

/** A record as it goes over the line. */
export function wireEvent(record: StoredRecord): InstanceType<typeof messages.ReadResp> {
  const event = new messages.ReadResp.ReadEvent.RecordedEvent();
  const id = new shared.UUID();
  id.setString(record.id);
  event.setId(id);
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(new Uint8Array(Buffer.from(record.stream, 'utf8')));
  event.setStreamIdentifier(identifier);
  event.setStreamRevision(String(record.revision));
  event.setCommitPosition(String(record.commit));
  event.setPreparePosition(String(record.prepare));
  event.getMetadataMap().set('type', record.type);
  event.getMetadataMap().set('content-type', record.contentType);
  event.getMetadataMap().set('created', record.created);
  event.setData(record.data);
  event.setCustomMetadata(record.metadata);
  const read = new messages.ReadResp.ReadEvent();
  read.setEvent(event);
  read.setCommitPosition(String(record.commit));
  const answer = new messages.ReadResp();
  answer.setEvent(read);
  return answer;
}

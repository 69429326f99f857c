import { setTimeout as pause } from 'node:timers/promises';

import {
  status as Code,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServiceError,
} from '@grpc/grpc-js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js';

import type { Faults } from './faults.js';
import type { AppendAnswer, Expected, Ledger, Proposed } from './ledger.js';
import {
  expectedOf,
  messages,
  nameOf,
  notLeader,
  notReady,
  rpcError,
  shared,
  status,
  streamDeleted,
  unavailable,
} from './protocol.js';
import { empty } from './reading.js';

const SLOW = 1_500;

export type AppendCall = ServerReadableStream<AppendReq, AppendResp>;
export type AppendCallback = sendUnaryData<AppendResp>;
export type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** Why a stream may not be written in by the caller. */
type Refused = (stream: string) => ServiceError | undefined;

/** The node that answers: where the leader of its cluster is, and whether that is another one. */
export interface Node {
  /** It is ready and leads. */
  takesWrites(): boolean;
  /** False while it starts or takes part in an election. */
  isReady(): boolean;
  leads(): boolean;
  leaderPort(): number;
}

interface WireEvent {
  getId(): { getString(): string } | undefined;
  getMetadataMap(): { get(name: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

const proposed = (event: WireEvent): Proposed => ({
  id: event.getId()?.getString() ?? '',
  type: event.getMetadataMap().get('type') ?? '',
  contentType: event.getMetadataMap().get('content-type') ?? '',
  data: event.getData_asU8(),
  metadata: event.getCustomMetadata_asU8(),
});

/**
 * Runs a write with the fault planned for it, and waits until it can be read; undefined: no answer will ever come.
 */
async function faulty(
  ledger: Ledger,
  writing: () => AppendAnswer,
  planned: ReturnType<Faults['take']>,
  node: Node,
): Promise<AppendAnswer | undefined> {
  const write = async (): Promise<AppendAnswer | undefined> => {
    const answer = writing();
    // Who waits for a quorum hears nothing.
    if (answer.ok && ledger.isHeld) return undefined;
    // A refusal comes at once, before what it was refused for can be read.
    if (answer.ok) await ledger.replicated;
    return answer;
  };
  if (!node.isReady()) throw notReady();
  if (!node.leads() || planned?.fault === 'not-leader') throw notLeader('127.0.0.1', node.leaderPort());
  switch (planned?.fault) {
    case 'hang':
      return undefined;
    case 'hang-after-commit':
      await write();
      return undefined;
    case 'error-before':
      throw unavailable();
    case 'error-after-commit':
      await write();
      throw unavailable();
    case 'slow':
      await (planned.until ?? pause(SLOW));
      return write();
    default:
      return write();
  }
}

/** Append: one call, one write; the whole of it arrives before any of it is stored. */
export function answerAppend(
  call: AppendCall,
  callback: AppendCallback,
  ledger: Ledger,
  faults: Faults,
  node: Node,
  refused: Refused = () => undefined,
): void {
  let stream = '';
  let expected: Expected = 'any';
  const events: Proposed[] = [];
  call.on('data', (request: AppendReq) => {
    const options = request.getOptions();
    if (options) {
      stream = nameOf(options.getStreamIdentifier());
      expected = expectedOf(options, () => options.getRevision());
    }
    const message = request.getProposedMessage();
    if (message) events.push(proposed(message));
  });
  call.on('error', () => undefined);
  call.on('end', () => {
    if (call.cancelled) return;
    const denied = refused(stream);
    if (denied) return callback(denied);
    const answering = faulty(
      ledger,
      () => ledger.append(stream, expected, events),
      faults.take('append', stream),
      node,
    );
    answering.then(
      (answer) => {
        if (answer === undefined) return;
        if (answer.ok || answer.reason === 'wrong-version') callback(null, appendAnswer(answer, expected));
        else callback(refusal(answer, stream));
      },
      (error: unknown) => callback(error as Error),
    );
  });
}

/** Refusals that come as an error of the call. */
function refusal(answer: AppendAnswer & { ok: false }, stream: string): Error {
  if (answer.reason === 'deleted') return streamDeleted(stream);
  if (answer.reason === 'too-large')
    return rpcError(3, 'maximum-append-size-exceeded', { 'maximum-append-size': String(answer.most) });
  return rpcError(10, undefined);
}

function appendAnswer(answer: AppendAnswer, expected: Expected): AppendResp {
  const response = new messages.AppendResp();
  if (answer.ok) {
    const success = new messages.AppendResp.Success();
    success.setCurrentRevision(String(answer.revision));
    const position = new messages.AppendResp.Position();
    position.setCommitPosition(String(answer.position));
    position.setPreparePosition(String(answer.position));
    success.setPosition(position);
    response.setSuccess(success);
    return response;
  }
  const wrong = new messages.AppendResp.WrongExpectedVersion();
  const current = answer.reason === 'wrong-version' ? answer.current : -1n;
  if (current >= 0n) wrong.setCurrentRevision(String(current));
  else wrong.setCurrentNoStream(empty());
  if (expected === 'any') wrong.setExpectedAny(empty());
  else if (expected === 'no-stream') wrong.setExpectedNoStream(empty());
  else if (expected === 'exists') wrong.setExpectedStreamExists(empty());
  else wrong.setExpectedRevision(String(expected));
  response.setWrongExpectedVersion(wrong);
  return response;
}

/** Faults of the connection or the node: what was sent behind the write that meets one is taken in no more. */
const ENDS_CALL: readonly unknown[] = ['error-before', 'error-after-commit', 'not-leader'];

/** BatchAppend: many writes over one stream, each in one or more parts, answered by correlation id. */
export function answerBatchAppend(
  call: BatchCall,
  ledger: Ledger,
  faults: Faults,
  node: Node,
  refused: Refused = () => undefined,
): void {
  const open = new Map<string, { stream: string; expected: Expected; events: Proposed[] }>();
  let ended = false;
  call.on('end', () => call.end());
  call.on('error', () => undefined);
  call.on('data', (request: BatchAppendReq) => {
    if (ended) return;
    const id = request.getCorrelationId()?.getString() ?? '';
    const options = request.getOptions();
    if (options)
      open.set(id, {
        stream: nameOf(options.getStreamIdentifier()),
        expected: expectedOf(options, () => options.getStreamPosition()),
        events: [],
      });
    const write = open.get(id);
    if (!write) return;
    write.events.push(...request.getProposedMessagesList().map(proposed));
    if (!request.getIsFinal()) return;
    open.delete(id);
    const { stream, expected, events } = write;
    const denied = refused(stream);
    // A wrong password is refused with the call, a missing right with the write.
    if (denied?.code === Code.UNAUTHENTICATED) return void call.emit('error', denied);
    if (denied) return void call.write(batchAnswer(request, stream, { ok: false, reason: 'denied' }));
    // A node that is not ready or does not lead says so of each write, and keeps the call.
    if (!node.takesWrites())
      return void call.write(batchAnswer(request, stream, { ok: false, reason: 'busy' }));
    const planned = faults.take('append', stream);
    ended = ENDS_CALL.includes(planned?.fault);
    faulty(ledger, () => ledger.append(stream, expected, events), planned, node).then(
      (answer) => answer && call.write(batchAnswer(request, stream, answer)),
      (error: unknown) => call.emit('error', error),
    );
  });
}

function batchAnswer(
  request: BatchAppendReq,
  stream: string,
  answer: AppendAnswer | { readonly ok: false; readonly reason: 'denied' | 'busy' },
): BatchAppendResp {
  const response = new messages.BatchAppendResp();
  response.setCorrelationId(request.getCorrelationId());
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(new Uint8Array(Buffer.from(stream, 'utf8')));
  response.setStreamIdentifier(identifier);
  if (answer.ok) {
    const success = new messages.BatchAppendResp.Success();
    success.setCurrentRevision(String(answer.revision));
    const position = new shared.AllStreamPosition();
    position.setCommitPosition(String(answer.position));
    position.setPreparePosition(String(answer.position));
    success.setPosition(position);
    response.setSuccess(success);
    return response;
  }
  const details = new anyMessages.Any();
  if (answer.reason === 'deleted') {
    const deleted = new shared.StreamDeleted();
    deleted.setStreamIdentifier(identifier);
    details.pack(deleted.serializeBinary(), 'event_store.client.StreamDeleted');
  } else if (answer.reason === 'denied') {
    details.pack(new shared.AccessDenied().serializeBinary(), 'event_store.client.AccessDenied');
  } else if (answer.reason === 'busy') {
    details.pack(new Uint8Array(), 'google.protobuf.Empty');
  } else if (answer.reason === 'too-large') {
    const most = new shared.MaximumAppendSizeExceeded();
    most.setMaxappendsize(answer.most);
    details.pack(most.serializeBinary(), 'event_store.client.MaximumAppendSizeExceeded');
  } else if (answer.reason === 'not-ready') {
    details.pack(new shared.Timeout().serializeBinary(), 'event_store.client.Timeout');
  } else {
    const wrong = new shared.WrongExpectedVersion();
    if (answer.reason === 'wrong-version' && answer.current >= 0n)
      wrong.setCurrentStreamRevision(String(answer.current));
    details.pack(wrong.serializeBinary(), 'event_store.client.WrongExpectedVersion');
  }
  const failed = new status.Status();
  failed.setMessage(answer.reason);
  failed.setDetails(details);
  response.setError(failed);
  return response;
}

export type DeleteCall =
  | ServerUnaryCall<DeleteReq, DeleteResp>
  | ServerUnaryCall<TombstoneReq, TombstoneResp>;

/** Delete and Tombstone: the same but for the answer's type and whether the stream may come back. */
export function answerDelete(
  call: DeleteCall,
  callback: (error: Error | null, hard: boolean) => void,
  hard: boolean,
  ledger: Ledger,
  faults: Faults,
  node: Node,
): void {
  const options = call.request.getOptions();
  const stream = nameOf(options?.getStreamIdentifier());
  const expected = options ? expectedOf(options, () => options.getRevision()) : 'any';
  faulty(ledger, () => ledger.delete(stream, expected, hard), faults.take('delete', stream), node).then(
    (answer) => {
      if (answer === undefined) return;
      if (answer.ok) callback(null, hard);
      else if (answer.reason !== 'wrong-version') callback(refusal(answer, stream), hard);
      else
        callback(
          rpcError(9, 'wrong-expected-version', {
            'stream-name': stream,
            'expected-version': String(typeof expected === 'bigint' ? expected : -1n),
            'actual-version': String(answer.current),
          }),
          hard,
        );
    },
    (error: unknown) => callback(error as Error, hard),
  );
}

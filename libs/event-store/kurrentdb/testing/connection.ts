import { EventEmitter } from 'node:events';

import type { EventStoreDBClient } from '@eventstore/db-client';
import status from '@eventstore/db-client/generated/status_pb.js';
import messages, { type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';

import { answerOf } from '../batch-answer.js';

/** A connection on which the test answers. */
export class Connection extends EventEmitter {
  readonly sent: Uint8Array[] = [];
  readonly client = {
    getGRPCClient: () => Promise.resolve(this),
    callArguments: () => [],
    handleError: () => Promise.resolve(),
  } as unknown as EventStoreDBClient;
  readonly makeBidiStreamRequest = (): this => this;
  readonly cancel = (): void => undefined;
  write(request: Uint8Array): boolean {
    this.sent.push(request);
    return true;
  }
  /** The write that was sent as the index-th is stored. */
  answer(index: number): void {
    const answer = this.#answerTo(index);
    answer.setSuccess(new messages.BatchAppendResp.Success());
    this.emit('data', answerOf(answer.serializeBinary()));
  }
  /** It is refused, in words that nobody knows: not to be tried again. */
  refuse(index: number): void {
    const answer = this.#answerTo(index);
    answer.setError(new status.Status());
    this.emit('data', answerOf(answer.serializeBinary()));
  }
  #answerTo(index: number): BatchAppendResp {
    const answer = new messages.BatchAppendResp();
    const sent = messages.BatchAppendReq.deserializeBinary(this.sent[index] ?? new Uint8Array());
    answer.setCorrelationId(sent.getCorrelationId());
    return answer;
  }
}

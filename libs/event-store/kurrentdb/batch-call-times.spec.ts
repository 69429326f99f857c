/** How long a write may wait for its answer, by a clock of the test's own. */
import { EventEmitter } from 'node:events';

import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { jsonEvent, type EventStoreDBClient } from '@eventstore/db-client';
import messages from '@eventstore/db-client/generated/streams_pb.js';

import { answerOf } from './batch-answer.js';
import { sendAll } from './batch-call.js';

const WITHIN = 1_000;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A connection on which the test answers. */
class Connection extends EventEmitter {
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
  answer(index: number): void {
    const answer = new messages.BatchAppendResp();
    const sent = messages.BatchAppendReq.deserializeBinary(this.sent[index] ?? new Uint8Array());
    answer.setCorrelationId(sent.getCorrelationId());
    answer.setSuccess(new messages.BatchAppendResp.Success());
    this.emit('data', answerOf(answer.serializeBinary()));
  }
}

let connection: Connection;
/** What became of so many writes, in one text. */
async function sending(count: number): Promise<() => string> {
  let became = '';
  const writes = Array.from({ length: count }, (_, n) => ({
    ...{ stream: `s${n}`, storeRevision: -1 },
    events: [jsonEvent({ type: 'x', data: {} })],
  }));
  void sendAll(connection.client, writes, WITHIN).then((outcomes) => {
    became = outcomes.map(({ status }) => status).join();
  });
  while (connection.sent.length < count) await turn();
  return () => became;
}
async function after(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms);
  await turn();
}

beforeEach(() => {
  connection = new Connection();
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
});
afterEach(() => void jest.useRealTimers());

// Seen to fail: with a time for each write from when it was sent, the third is late.
it('given a slow server, when one after the other is answered, then none is late', async () => {
  const became = await sending(3);
  for (const index of [0, 1, 2]) {
    await after(WITHIN - 100);
    connection.answer(index);
    await turn();
  }
  expect(became()).toBe('fulfilled,fulfilled,fulfilled');
});

it('given a server that stands still, then all are late at once', async () => {
  const became = await sending(3);
  await after(WITHIN);
  expect(became()).toBe('rejected,rejected,rejected');
});

// Seen to fail: when any answer counts, the first waits forever.
it('given one that is never answered, when those behind it are, then it is late', async () => {
  const became = await sending(3);
  connection.answer(1);
  connection.answer(2);
  await after(WITHIN);
  expect(became()).toBe('rejected,fulfilled,fulfilled');
});

it('given a server that stops midway, then what is left is late a time later', async () => {
  const became = await sending(3);
  connection.answer(0);
  await after(WITHIN);
  expect(became()).toBe('');
  await after(WITHIN);
  expect(became()).toBe('fulfilled,rejected,rejected');
});

/** How long a write may wait for its answer, by a clock of the test's own. */
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { jsonEvent } from '@eventstore/db-client';

import { sendAll } from './batch-call.js';
import { Connection } from './testing/connection.js';

const WITHIN = 1_000;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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

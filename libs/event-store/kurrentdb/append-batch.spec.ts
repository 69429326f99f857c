/**
 * What a batch that failed midway tells, without a server and without a clock: the connection, the copy and the
 * follower do as the test says. Seen to fail: without the wait for what was acknowledged; without the look at the
 * log after it; with that look at a cluster that is away; with nothing noted of a batch of which one write failed;
 * with what stands as it was sent told as another's, or the other way round; with the error of the one write told of
 * the whole batch.
 */
import { setImmediate as turn } from 'node:timers/promises';

import { expect, it } from '@jest/globals';

import { anEvent } from '../../../test/conformance/event-store-suite.js';
import { LONGER_THAN_A_TEST } from '../../../test/support/dose.js';
import type { PartialAppendError } from '../errors.js';
import type { Append } from '../event-store.js';
import { AppendBatch } from './append-batch.js';
import { connectionOf } from './client.js';
import type { Follower } from './follower.js';
import type { Mirror } from './mirror.js';
import { Connection } from './testing/connection.js';

const TIMES = { attempt: LONGER_THAN_A_TEST, total: LONGER_THAN_A_TEST };

/** A copy that has of the batch what was let in. */
class Copy {
  readonly #has = new Map<string, Append>();
  has(append: Append | undefined): void {
    if (append) this.#has.set(append.stream, append);
  }
  readonly stream = (name: string) => {
    const revision = this.#has.has(name) ? 0 : -1;
    return { revision, storeRevision: revision };
  };
  readonly standing = (eventId: string) => {
    const found = [...this.#has.values()].find(({ events }) => events[0]?.eventId === eventId);
    return found && { stream: found.stream, revision: 0, position: 1n, recordedAt: 1 };
  };
  readonly event = (eventId: string) =>
    [...this.#has.values()].flatMap(({ events }) => events).find((event) => event.eventId === eventId);
}

/**
 * Four writes, of which the third is refused and the others are stored. The copy gets the two before it once it is
 * waited for them, and the one behind it once the log is looked at.
 */
async function failing(isAway: boolean): Promise<{ error: unknown; looks: number }> {
  const appends: readonly Append[] = ['b0', 'b1', 'b2', 'b3'].map((stream) => ({
    ...{ stream, expected: 'no-stream', events: [anEvent()] },
  }));
  const [connection, copy] = [new Connection(), new Copy()];
  let looks = 0;
  const follower = {
    arrived: async (stream: string) => {
      expect(stream).toBe('b1');
      for (const append of appends.slice(0, 2)) copy.has(append);
    },
    refresh: async () => {
      looks += 1;
      copy.has(appends[3]);
    },
  } as unknown as Follower;
  const { client } = connection;
  const tools = { client, mirror: copy as unknown as Mirror, follower, times: TIMES, prefix: 'log/' };
  const running = new AppendBatch({ ...tools, now: undefined }, appends).run();
  const failed = running.then(
    () => undefined,
    (error: unknown) => error,
  );
  while (connection.sent.length < 4) await turn();
  connectionOf(client).away = isAway;
  for (const index of [0, 1, 3]) connection.answer(index);
  connection.refuse(2);
  return { error: await failed, looks };
}
const storedOf = ({ stored }: PartialAppendError) =>
  stored.map((result) => result && [result.stream, result.duplicate]);

it('given a cluster that answers, then what was acknowledged is waited for, and the log is asked for the rest', async () => {
  const { error, looks } = await failing(false);
  expect(error).toMatchObject({ code: 'PARTIAL_APPEND', failedAt: 2, cause: { code: 'STORE_UNAVAILABLE' } });
  expect(storedOf(error as PartialAppendError)).toEqual([
    ['b0', false],
    ['b1', false],
    undefined,
    ['b3', false],
  ]);
  expect(looks).toBe(1);
});

it('given one that is away, then what was acknowledged is waited for all the same, and it is not asked', async () => {
  const { error, looks } = await failing(true);
  expect(error).toMatchObject({ code: 'PARTIAL_APPEND', failedAt: 2 });
  expect(storedOf(error as PartialAppendError)).toEqual([['b0', false], ['b1', false], undefined, undefined]);
  expect(looks).toBe(0);
});

it('given one that was never sent, and that another replica stored, then it is told as repeated', async () => {
  const appends: readonly Append[] = ['first', 'second'].map(() => ({
    ...{ stream: 'same', expected: 'any', events: [anEvent()] },
  }));
  const [connection, copy] = [new Connection(), new Copy()];
  const follower = { refresh: async () => copy.has(appends[1]) } as unknown as Follower;
  const { client } = connection;
  const tools = { client, mirror: copy as unknown as Mirror, follower, times: TIMES, prefix: 'log/' };
  const failed = new AppendBatch({ ...tools, now: undefined }, appends).run().then(
    () => undefined,
    (error: unknown) => error,
  );
  while (connection.sent.length < 1) await turn();
  connection.refuse(0);
  const error = (await failed) as PartialAppendError;
  expect(error).toMatchObject({ code: 'PARTIAL_APPEND', failedAt: 0 });
  expect(storedOf(error)).toEqual([undefined, ['same', true]]);
});

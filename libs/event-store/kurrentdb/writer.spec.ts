/**
 * How long a try may take, without a server and without a clock: what is done again is given its milliseconds.
 * Seen to fail: without the shorter time of a try while the cluster is away; without its one try; without the end
 * of being away; with a longer time for a try while away than otherwise; without the end of waiting for a stream;
 * with a wait that begins before that end and goes beyond it. What is tried again has longer than the test: a try too
 * many is among those that were counted.
 */
import { expect, it } from '@jest/globals';
import type { EventStoreDBClient } from '@eventstore/db-client';

import { LONGER_THAN_A_TEST } from '../../../test/support/dose.js';
import { connectionOf } from './client.js';
import { patiently, untilReadable } from './writer.js';

const client = (away: boolean): EventStoreDBClient => {
  const made = {} as EventStoreDBClient;
  connectionOf(made).away = away;
  return made;
};
/** How long each try was given, when all but the last fail for want of an answer. */
async function triesOf(away: boolean, attempt: number, failing: number): Promise<readonly number[]> {
  const tries: number[] = [];
  const work = (within: number): Promise<void> => {
    tries.push(within);
    const failed = tries.length <= failing;
    return failed
      ? Promise.reject(Object.assign(new Error('x'), { type: 'unavailable' }))
      : Promise.resolve();
  };
  await patiently(client(away), { attempt, total: LONGER_THAN_A_TEST }, [], work).catch(() => tries.push(-1));
  return tries;
}

it('while the cluster is known to be away there is one try of a second and a half: who posts hears of it within two', async () => {
  expect(await triesOf(true, 3_000, 9)).toEqual([1_500, -1]);
  expect(await triesOf(true, 1_000, 9)).toEqual([1_000, -1]);
});

it('while it is not, each try has its whole time, and there is another', async () => {
  expect(await triesOf(false, 3_000, 2)).toEqual([3_000, 3_000, 3_000]);
});

it('what comes through says that it is back', async () => {
  const back = client(true);
  await patiently(back, { attempt: 3_000, total: LONGER_THAN_A_TEST }, [], () => Promise.resolve());
  expect(connectionOf(back).away).toBe(false);
});

it('a stream that cannot be read is waited for until the deadline, and not when the wait would pass it', async () => {
  await untilReadable('s', 1, Infinity);
  await expect(untilReadable('s', 1, Date.now() - 1)).rejects.toThrow('stream s is there but cannot be read');
  // The wait is half a second at least.
  await expect(untilReadable('s', 50, Date.now() + 400)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

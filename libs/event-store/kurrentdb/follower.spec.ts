/**
 * What counts as a sign of life, and who is told what when nothing can be taken in: by a client and a copy that do
 * as the test says. The rest of the follower is held by kurrent-faults.spec.ts and kurrent-stuck.spec.ts, on a
 * server.
 */
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, expect, it } from '@jest/globals';
import type { EventStoreDBClient } from '@eventstore/db-client';

import { LONGER_THAN_A_TEST } from '../../../test/support/dose.js';
import { WakeUp } from '../pull-subscription.js';
import { connectionOf } from './client.js';
import { Follower } from './follower.js';
import type { Mirror } from './mirror.js';

const FOREVER = LONGER_THAN_A_TEST;
const TIMES = { attempt: FOREVER, search: FOREVER, stall: FOREVER, heartbeat: FOREVER, backOff: 1 };
const place = (commit: bigint): { commit: bigint; prepare: bigint } => ({ commit, prepare: commit });

type Checkpoint = (subscription: unknown, position: { commit: bigint; prepare: bigint }) => Promise<void>;

/** A log whose newest event of ours is never delivered, and a subscription that only says where it is. */
class Silent {
  checkpoint: Checkpoint | undefined;
  newest: object[] = [];
  readonly client = {
    readAll: () => Readable.from(this.newest),
    subscribeToAll: ({ filter }: { filter: { checkpointReached: Checkpoint } }) => {
      this.checkpoint = filter.checkpointReached;
      const subscription = new Readable({ objectMode: true, read: () => undefined });
      return Object.assign(subscription, { unsubscribe: () => Promise.resolve(subscription.destroy()) });
    },
  } as unknown as EventStoreDBClient;
}

let follower: Follower | undefined;
afterEach(() => follower?.stop());
const following = ({ client }: Silent, total: number, markSynced = (): void => undefined): Follower => {
  const mirror = { stream: () => ({ revision: -1, storeRevision: -1 }), markSynced } as unknown as Mirror;
  follower = new Follower(client, mirror, 'log/', new WakeUp(), { ...TIMES, total });
  return follower;
};
const full = (): never => {
  throw new Error('the disk is full');
};

// Seen to fail: without the look at `stuck`, who waits for an event waits longer than the test may take.
it('given a copy that cannot be written, then an event is not waited for', async () => {
  const stuck = following(new Silent(), FOREVER, full);
  await expect(stuck.refresh()).rejects.toThrow('the disk is full');
  await expect(stuck.arrived('entry', 0, FOREVER)).rejects.toThrow('the disk is full');
});

// Seen to fail: without Arrivals.release.
it('given somebody who waits for an event, when the copy cannot be written, then that is told at once', async () => {
  const stuck = following(new Silent(), FOREVER, full);
  const told = expect(stuck.arrived('entry', 0, FOREVER)).rejects.toThrow('the disk is full');
  await expect(stuck.refresh()).rejects.toThrow('the disk is full');
  await told;
});

// Seen to fail: when whatever is refused here counts as away, and the vault gets one short try of a cluster that
// answers.
it('given a copy that cannot be written, then the cluster is not away', async () => {
  const silent = new Silent();
  const stuck = following(silent, FOREVER, full);
  await expect(stuck.refresh()).rejects.toThrow('the disk is full');
  expect([stuck.reachable, connectionOf(silent.client).away]).toEqual([false, false]);
});

// Seen to fail: when a place counts that was passed before, it waits as long as the subscription says so.
it('given a subscription that says the same place again and again, then what it does not bring is given up', async () => {
  const silent = new Silent();
  silent.newest = [{ event: { streamId: 'log/entry', position: place(9n) } }];
  const waiting = following(silent, 300);
  waiting.start();
  while (silent.checkpoint === undefined) await pause(5);
  let given = 'nothing';
  void waiting.refresh().catch((error: Error) => (given = error.message));
  while (given === 'nothing') {
    await silent.checkpoint(undefined, place(5n));
    await pause(5);
  }
  expect(given).toContain('did not come in time');
});

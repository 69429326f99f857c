/**
 * The whole cluster is lost again and again under load: the process lives, and what was acknowledged is there, once.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { openDatabase, openKurrentStore, openKurrentVault } from '#libs/event-store';

import { anEvent, expectGapless, wholeLog } from '../conformance/event-store-suite.js';
import { household } from '../conformance/key-vault-suite.js';
import { dose, LONGER_THAN_A_TEST, PATIENCE } from '../support/dose.js';
import { KurrentServer } from '../support/kurrent-server/kurrent-server.js';

const LOSSES = dose(10, 1_000);
const TIMES = {
  attempt: 2_000,
  search: LONGER_THAN_A_TEST,
  total: 4_000,
  stall: 300,
  heartbeat: 50,
  backOff: 100,
};
const WRITERS = 8;

const unheard: unknown[] = [];
const listen = (reason: unknown): void => void unheard.push(reason);
beforeAll(() => void process.on('unhandledRejection', listen));
afterAll(() => void process.off('unhandledRejection', listen));

/** One after the other, as a partner does: what was refused is sent again until it is stored. */
async function writing(
  post: (n: number) => Promise<unknown>,
  told: { refused: number },
  going: () => boolean,
): Promise<void> {
  for (let n = 0; going(); n += 1) {
    let stored = false;
    while (!stored)
      stored = await post(n).then(
        () => true,
        (error: { code?: unknown }) => {
          // Whatever is stored of a batch, the rest is sent again with it.
          expect(['STORE_UNAVAILABLE', 'PARTIAL_APPEND']).toContain(error.code);
          told.refused += 1;
          return false;
        },
      );
  }
}

// Without `hearLateErrors` ten losses passed all the same: that guard is held by client.spec.ts, which is seen to
// fail.
it(
  `${LOSSES} losses of all nodes under ${WRITERS} writers: no rejection is nobody's, nothing is lost or doubled`,
  async () => {
    const first = await KurrentServer.start();
    const second = await KurrentServer.start({ ledger: first.ledger });
    second.leader = first;
    first.members = second.members = [first, second];
    const nodes = [first, second];
    const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join();
    const setting = `esdb://${hosts}?tls=false&maxDiscoverAttempts=2&discoveryInterval=10`;
    const store = await openKurrentStore({ setting, mirror: openDatabase(':memory:'), times: TIMES });
    const vault = await openKurrentVault({ setting, times: TIMES });
    const told = { refused: 0 };
    const acknowledged: string[] = [];
    let going = true;
    const writers = Array.from({ length: WRITERS }, (_, writer) => {
      let events = [anEvent(), anEvent(), anEvent()];
      return writing(
        async (n) => {
          await vault.tokensFor([household(`k${writer}-${n % 50}`)]);
          const stream = (index: number): string => `w${writer}-${n}-${index}`;
          const appends = events.map((event, index) => ({
            stream: stream(index),
            expected: 'no-stream' as const,
            events: [event],
          }));
          await store.appendAll(appends);
          acknowledged.push(...events.map(({ eventId }) => eventId));
          events = [anEvent(), anEvent(), anEvent()];
        },
        told,
        () => going,
      );
    });
    const until = async (reached: () => boolean): Promise<void> => {
      while (!reached()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    for (let loss = 0; loss < LOSSES; loss += 1) {
      const { refused } = told;
      nodes.forEach((node) => node.stop());
      await until(() => told.refused > refused || store.status?.().reachable === false);
      for (const node of nodes) await node.restart();
      const { length } = acknowledged;
      await until(() => acknowledged.length > length);
    }
    going = false;
    await Promise.all(writers);
    await store.head();
    const log = await wholeLog(store);
    expect(log.map(({ eventId }) => eventId).sort()).toEqual([...acknowledged].sort());
    await expectGapless(store);
    expect(unheard).toEqual([]);
    await vault.close();
    await store.close();
    nodes.forEach((node) => node.stop());
  },
  PATIENCE,
);

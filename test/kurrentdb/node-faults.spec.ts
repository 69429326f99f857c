/**
 * One node after the other is killed, stopped or frozen under load: what was acknowledged stands once, in two
 * replicas alike, and no rejection is nobody's. On the test server; and on a real cluster with `npm run
 * test:kurrentdb -- --faults`, where KURRENTDB_FAULTS names a program that is called with `kill`, `stop`, `freeze`,
 * `start` or `thaw` and the number of a node (1, 2, 3), and ends when that is done.
 */
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { openDatabase, openKurrentStore, openKurrentVault } from '#libs/event-store';

import { anEvent, expectGapless, wholeLog } from '../conformance/event-store-suite.js';
import { household } from '../conformance/key-vault-suite.js';
import { dose, LONGER_THAN_A_TEST, PATIENCE, progress } from '../support/dose.js';
import { KurrentNodes } from '../support/kurrent-server/nodes.js';
import { withLog } from '../support/kurrentdb-url.js';

type Fault = 'kill' | 'stop' | 'freeze';
interface Cluster {
  readonly setting: string;
  begin(fault: Fault, round: number): Promise<void>;
  end(fault: Fault, round: number): Promise<void>;
  stop(): void;
}

const [REAL, PROGRAM] = [process.env['KURRENTDB_URL'], process.env['KURRENTDB_FAULTS']];
const isReal = REAL !== undefined && PROGRAM !== undefined;
const ROUNDS = isReal ? 20 : dose(6, 20);
const WRITERS = 6;
/** Acknowledged while a node is away, and after it is back, before the next round. */
const MORE = 20;

/** The nodes by turns, one at a time: of three each leads now and then. */
function realCluster(): Cluster {
  const run = async (what: string, round: number): Promise<void> => {
    const { status, stderr } = spawnSync(PROGRAM ?? '', [what, String((round % 3) + 1)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`KURRENTDB_FAULTS ${what}: ${stderr}`);
  };
  return {
    setting: withLog(REAL ?? '', `faults-${Math.trunc(performance.timeOrigin)}`),
    begin: run,
    end: (fault, round) => run(fault === 'freeze' ? 'thaw' : 'start', round),
    stop: () => undefined,
  };
}

/** The leader in two rounds of three. */
async function testNodes(): Promise<Cluster> {
  const cluster = await KurrentNodes.start(3, { freezable: true });
  let hit = 0;
  return {
    setting: `esdb://${cluster.hosts}?tls=false&maxDiscoverAttempts=2&discoveryInterval=10`,
    begin: async (fault, round) => {
      hit = (cluster.leader + (round % 3 === 2 ? 1 : 0)) % 3;
      if (fault === 'freeze') cluster.freeze(hit);
      else cluster.kill(hit);
    },
    end: async (fault) => (fault === 'freeze' ? cluster.thaw(hit) : cluster.start(hit)),
    stop: () => cluster.stop(),
  };
}

const unheard: unknown[] = [];
const listen = (reason: unknown): void => void unheard.push(reason);
let cluster: Cluster;
beforeAll(async () => {
  process.on('unhandledRejection', listen);
  cluster = isReal ? realCluster() : await testNodes();
});
afterAll(() => {
  process.off('unhandledRejection', listen);
  cluster.stop();
});

// The sum of what like-a-real-one.spec.ts and kurrent-stuck.spec.ts hold one by one; see there what fails without
// what.
it(
  `${ROUNDS} rounds of node faults under ${WRITERS} writers: nothing is lost, nothing doubled`,
  async () => {
    const { setting } = cluster;
    const open = () => openKurrentStore({ setting, mirror: openDatabase(':memory:') });
    const [store, reader] = [await open(), await open()];
    const vault = await openKurrentVault({ setting });
    const acknowledged = new Map<string, bigint>();
    let going = true;
    const writer = async (number: number): Promise<void> => {
      for (let n = 0; going; n += 1) {
        const again = { stream: `w${number}-${n}`, expected: 'no-stream' as const, events: [anEvent()] };
        const post = async (): Promise<boolean> => {
          await vault.tokensFor([household(`k${number}-${n}`)]);
          const { events } = await store.append(again);
          acknowledged.set(again.events[0]?.eventId ?? '', events[0]?.position ?? 0n);
          return true;
        };
        const refused = (error: { code?: unknown }): boolean => {
          expect(error.code).toBe('STORE_UNAVAILABLE');
          return false;
        };
        while (!(await post().catch(refused)));
      }
    };
    const writers = Array.from({ length: WRITERS }, (_, number) => writer(number));
    const more = async (): Promise<void> => {
      const enough = acknowledged.size + MORE;
      while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const tell = progress('node faults', ROUNDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      const fault = (['kill', 'freeze', 'stop'] as const)[round % 3] ?? 'kill';
      await cluster.begin(fault, round);
      await more();
      await cluster.end(fault, round);
      await more();
      tell(round + 1);
    }
    going = false;
    await Promise.all(writers);
    while (!(await Promise.all([store.head(), reader.head()])).every((head) => head >= acknowledged.size))
      await new Promise((resolve) => setTimeout(resolve, 20));
    const log = await wholeLog(store);
    expect(new Map(log.map(({ eventId, position }) => [eventId, position]))).toEqual(acknowledged);
    expect(log).toHaveLength(acknowledged.size);
    expect(await wholeLog(reader)).toEqual(log);
    await expectGapless(store);
    expect(unheard).toEqual([]);
    await vault.close();
    for (const each of [store, reader]) await each.close();
  },
  // A real cluster's nodes start as long as they do.
  isReal ? LONGER_THAN_A_TEST : PATIENCE,
);

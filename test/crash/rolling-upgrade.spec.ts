/**
 * A rolling upgrade to a new version of the read model, under load: two replicas, a process and a file each,
 * upgraded one after the other. The first builds the new version beside the one it answers from; the second is
 * replaced by a new process that builds it in the same file while the old one answers, is killed halfway, and
 * begins again where it was. At every moment one version in each file is in force; every question is answered; both
 * say the same, equal to a fold. A question that the old process could not answer any more because the new one had
 * just taken over is asked of the new one, as a proxy does. Each version that is built is held halfway until it has
 * been seen beside the old one. Seen to fail: `rebuild` that takes over before it has caught up, and a replaced
 * process that goes on trying.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { openStore, type EventStore } from '#libs/event-store';

import { PROJECTION_VERSION } from '../../libs/read-model/projection/layout.js';
import { wholeLog } from '../conformance/event-store-suite.js';
import { expectFold } from '../support/expect-fold.js';
import { histories, registerEvents } from '../support/histories.js';
import { testCluster, type TestCluster } from '../support/kurrentdb-url.js';
import { UpgradedReplica, versionsIn } from './upgraded-replica.js';

const [OLD, NEW] = [PROJECTION_VERSION, PROJECTION_VERSION + 1];
const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-upgrade-'));
const [first, second] = [join(folder, 'one'), join(folder, 'two')];
const started: UpgradedReplica[] = [];
/** From this position on the scopes that are asked about are known. */
const REGISTERED = BigInt(registerEvents().length);
let cluster: TestCluster;
let setting: string;
let log: EventStore;
beforeAll(async () => {
  cluster = await testCluster();
  setting = cluster.newLog();
  log = await openStore(setting);
});
afterAll(async () => {
  for (const replica of started) await replica.kill();
  await log.close();
  cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(place: string, version: number, end?: number): UpgradedReplica {
  const replica = new UpgradedReplica(setting, place, version, end);
  started.push(replica);
  return replica;
}

/** Where what builds a new version is held until it has been seen. */
const HALFWAY = 150;
/** Lines of the history that are left for after the second upgrade, and each asked about then. */
const KEPT = 21;

/** Resolves once the new version stands in a file beside the old one, and is built no further. */
async function halfway(place: string): Promise<void> {
  while (!versionsIn(place).some((one) => one.version === NEW && one.position >= HALFWAY)) await wait(5);
}

it('one replica after the other moves to a new version, and no question fails', async () => {
  const [history = []] = fc.sample(
    histories(600).filter((one) => one.length > 500 && new Set(one.map(({ event }) => event.type)).size > 30),
    { numRuns: 1, seed: 5 },
  );
  let head = 0n;
  const append = async ({ stream, event }: (typeof history)[number]): Promise<void> => {
    const { events } = await log.append({ stream, expected: 'any', events: [event] });
    head = events[0]?.position ?? head;
  };
  const later = history.splice(300);
  for (const line of history) await append(line);
  const serving = { one: start(first, OLD), two: start(second, OLD) };
  await Promise.all([serving.one.live, serving.two.live]);

  let upgrading = true;
  let handedOver = 0;
  const said = new Map<bigint, string>();
  const inFile = { [first]: new Set<string>(), [second]: new Set<string>() };
  const ask = async (name: 'one' | 'two', position: bigint) => {
    const asked = serving[name];
    try {
      return await asked.ask(position);
    } catch (error) {
      if (!String(error).includes('PROJECTION_SUPERSEDED')) throw error;
      handedOver += 1;
      for (const next of started.slice(started.indexOf(asked) + 1)) await next.live.catch(() => undefined);
      return (started.at(-1) ?? asked).ask(position);
    }
  };
  const watch = (): void => {
    for (const [place, states] of Object.entries(inFile)) {
      const versions = versionsIn(place);
      expect(versions.filter(({ active }) => active === 1)).toHaveLength(1);
      states.add(versions.map(({ version, active }) => `${version}${active === 1 ? '' : ' beside'}`).join());
    }
  };
  const asking = (async () => {
    while (upgrading) {
      const position = head;
      const [one, two] = await Promise.all([ask('one', position), ask('two', position)]);
      expect(one.figures).toBe(two.figures);
      expect(one.position >= position && two.position >= position).toBe(true);
      said.set(position, one.figures);
    }
  })();
  const watching = (async () => {
    let reached = 0n;
    for (; upgrading; await wait(10)) {
      watch();
      // Asked without waiting for anything, it never knows less than before.
      const { position } = await serving.one.ask(REGISTERED);
      expect(position).toBeGreaterThanOrEqual(reached);
      reached = position;
    }
  })();
  let replaced = false;
  const writing = (async () => {
    for (; upgrading; await wait(15)) {
      // What is left shows the old process that its version is gone.
      const isNext = later.length > KEPT || (replaced && said.has(head));
      const line = isNext ? later.shift() : undefined;
      if (line) await append(line);
    }
  })();

  const upgrade = async (): Promise<void> => {
    watch();
    const rebuilt = serving.one.rebuild(NEW, HALFWAY);
    await Promise.race([halfway(first), rebuilt]);
    watch();
    await serving.one.release();
    await rebuilt;
    expect(versionsIn(first)).toMatchObject([{ version: NEW, active: 1 }]);

    const stopped = start(second, NEW, HALFWAY);
    await Promise.race([halfway(second), stopped.live]);
    watch();
    await stopped.kill();
    const next = start(second, NEW);
    expect(Number(await next.opened)).toBeGreaterThanOrEqual(HALFWAY);
    await next.live;
    const old = serving.two;
    serving.two = next;
    replaced = true;
    await expect(old.ask(head + 20n)).rejects.toThrow('PROJECTION_SUPERSEDED');
    await old.kill();
    expect(versionsIn(second)).toMatchObject([{ version: NEW, active: 1 }]);
    watch();
    while (later.length > 0 || !said.has(head)) await wait(5);
  };
  await Promise.all([upgrade().finally(() => (upgrading = false)), asking, watching, writing]);

  for (const states of Object.values(inFile))
    expect([...states]).toEqual([`${OLD}`, `${OLD},${NEW} beside`, `${NEW}`]);
  expect(handedOver).toBeLessThanOrEqual(2);
  const events = await wholeLog(log);
  expect(said.size).toBeGreaterThanOrEqual(KEPT);
  for (const [position, figures] of said)
    expect(expectFold(figures, events.slice(0, Number(position)))).toBeGreaterThan(50);

  // A restart goes on from what was built.
  for (const place of [first, second]) {
    for (const replica of started) await replica.kill();
    const again = start(place, NEW);
    expect(Number(await again.opened)).toBeGreaterThan(300);
    await again.live;
    const answer = await again.ask(head);
    expectFold(answer.figures, events);
  }
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { demo } from '../../apps/cli/demo.js';
import { copyKeys, copyLog, logDigest, migrate, MigrationTimes } from '../../apps/cli/migrate.js';
import {
  openDatabase,
  openKurrentStore,
  openMemoryStore,
  openStore,
  openVault,
  type Append,
  type EventStore,
} from '#libs/event-store';
import { loadConfig } from '#libs/platform';
import { Editions, Figures, ReadModel } from '#libs/read-model';

import { anEvent } from '../conformance/event-store-suite.js';
import { LONGER_THAN_A_TEST } from '../support/dose.js';
import { KurrentServer } from '../support/kurrent-server/kurrent-server.js';
import { testCluster, type TestCluster } from '../support/kurrentdb-url.js';

let cluster: TestCluster;
const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-migrate-'));
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => {
  cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string): string => `sqlite:${join(folder, `${name}.db`)}`;
const vaultOf = (store: string): string => store.replace(/^sqlite:(.*)\.db$/, '$1-vault.db');

/**
 * What a log says: its figures, and each of its editions computed again. Rejects when an edition is not as it was
 * published.
 */
async function saidBy(setting: string): Promise<{ readonly figures: string; readonly editions: string }> {
  const log = await openStore(setting);
  const readModel = new ReadModel({ log, path: ':memory:' });
  await readModel.start();
  const clock = { now: () => Date.parse('2026-09-01') };
  const figures = new Figures(readModel, clock);
  const answer = ['2024', '2025', '2026-H1'].map((period) => figures.answer({ period, cumulative: false }));
  const editions = new Editions(readModel, clock);
  const recomputed = [];
  for (const edition of editions.list()) {
    const { editionId, standing, asOfPosition } = edition;
    const { digest, figures: counted } = await editions.recompute(edition);
    expect([editionId, digest]).toEqual([editionId, edition.digest]);
    expect(counted).toBeGreaterThan(100);
    recomputed.push({ editionId, standing, asOfPosition, digest });
  }
  await readModel.close();
  await log.close();
  return { figures: textOf(answer), editions: textOf(recomputed) };
}

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));

it('the demo programme there and back: order, ids, times, tokens, figures and editions are the same', async () => {
  const start = file('start');
  await demo(
    loadConfig({ WIJKSPOOR_STORE: start, WIJKSPOOR_VAULT: vaultOf(start), WIJKSPOOR_DEMO: '1' }),
    0.004,
  );
  const there = cluster.newLog();
  const back = file('back');
  await migrate({ from: start, to: there, fromVault: vaultOf(start), toVault: there });
  await migrate({ from: there, to: back, fromVault: there, toVault: vaultOf(back) });
  // Once more: what is there already is compared, not stored again.
  await migrate({ from: start, to: there, fromVault: vaultOf(start), toVault: there });

  const digests = await Promise.all(
    [start, there, back].map(async (setting) => {
      const log = await openStore(setting);
      const digest = await logDigest(log);
      await log.close();
      return digest;
    }),
  );
  expect(new Set(digests).size).toBe(1);
  const said = await Promise.all([start, there, back].map(saidBy));
  expect(said[0]?.figures).toContain('"value":');
  expect(new Set(said.map(({ figures }) => figures)).size).toBe(1);
  expect(said[0]?.editions.split('"digest":').length).toBeGreaterThan(3);
  expect(new Set(said.map(({ editions }) => editions)).size).toBe(1);
  const [first, last] = await Promise.all([start, back].map((store) => openVault(vaultOf(store))));
  const tokens = [];
  for await (const { token } of first!.entries()) tokens.push(token);
  expect(tokens.length).toBeGreaterThan(10);
  expect(await last!.reveal(tokens)).toEqual(await first!.reveal(tokens));
  await Promise.all([first!.close(), last!.close()]);
});

it('a target with anything else in it is refused, and nothing is added', async () => {
  const source = openMemoryStore({ clock: () => 5 });
  await source.append({ stream: 's', expected: 'any', events: [anEvent(), anEvent()] });
  const target = openMemoryStore({ clock: () => 5 });
  await target.append({ stream: 's', expected: 'any', events: [anEvent()] });
  const copying = copyLog(source, target, new MigrationTimes(), { update: () => undefined });
  await expect(copying).rejects.toThrow('another log');
  expect(await target.head()).toBe(1n);
  const longer = openMemoryStore();
  await expect(copyLog(longer, target, new MigrationTimes(), { update: () => undefined })).rejects.toThrow(
    'another log',
  );
});

const update = () => undefined;

/** A log of which each event has a time of its own, in streams by turns. */
async function tenTimes(): Promise<EventStore> {
  let now = 100;
  const source = openMemoryStore({ clock: () => (now += 7) });
  for (let n = 0; n < 60; n += 1)
    await source.append({ stream: `s${n % 7}`, expected: 'any', events: [anEvent()] });
  return source;
}

// Seen to fail: when what is too large is tried again, longer than the test.
it('given a copy that stopped midway, when made again, then it goes on, and each event has its own time', async () => {
  const server = await KurrentServer.start();
  const source = await tenTimes();
  const times = new MigrationTimes();
  const target = await openKurrentStore({
    setting: server.url,
    mirror: openDatabase(':memory:'),
    clock: times.clock,
    times: { attempt: 1_000, total: LONGER_THAN_A_TEST },
  });
  // Refused for good, as by a server that is full: the copy ends there.
  const append = server.ledger.append.bind(server.ledger);
  server.ledger.append = (name, ...rest) =>
    server.ledger.records.length > 30 ? { ok: false, reason: 'too-large', most: 1 } : append(name, ...rest);
  await expect(copyLog(source, target, times, { update })).rejects.toMatchObject({
    cause: { code: 'STORE_FULL' },
  });
  const head = await target.head();
  expect(head).toBeGreaterThan(5n);
  server.ledger.append = append;
  await copyLog(source, target, times, { update });
  expect(await logDigest(target)).toBe(await logDigest(source));
  await target.close();
  server.stop();
});

// Seen to fail: without the look at the positions in `appendRun`.
it('given a target that takes events in in another order, then the copy stops and says so', async () => {
  const source = await tenTimes();
  const inner = openMemoryStore({ clock: () => 5 });
  const target = new Proxy<EventStore>(inner, {
    get: (store, name) => {
      if (name === 'atomicAcrossStreams') return false;
      if (name === 'appendAll')
        return async (appends: readonly Append[]) =>
          [...(await store.appendAll([...appends].reverse()))].reverse();
      const value: unknown = Reflect.get(store, name);
      return typeof value === 'function' ? (value.bind(store) as unknown) : value;
    },
  });
  const short = openMemoryStore({ clock: () => 5 });
  for (const { eventId, type, schemaVersion, data, metadata } of (await source.readAll()).slice(0, 3))
    await short.append({
      stream: eventId,
      expected: 'any',
      events: [{ eventId, type, schemaVersion, data, metadata }],
    });
  await expect(copyLog(short, target, new MigrationTimes(), { update })).rejects.toThrow('another order');
});

it('a vault that gave another token for a key is refused', async () => {
  const [one, two] = await Promise.all([openVault(':memory:'), openVault(':memory:')]);
  const key = { kind: 'household', scope: '', key: 'a' } as const;
  await one.tokensFor([key]);
  await two.tokensFor([key]);
  await expect(copyKeys(one, two)).rejects.toThrow('another token');
});

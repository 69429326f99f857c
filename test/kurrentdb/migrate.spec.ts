import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { demo } from '../../apps/cli/demo.js';
import { copyKeys, copyLog, logDigest, migrate } from '../../apps/cli/migrate.js';
import { openMemoryStore, openStore, openVault } from '#libs/event-store';
import { amsterdamDate, loadConfig } from '#libs/platform';
import { Editions, Figures, ReadModel } from '#libs/read-model';

import { anEvent } from '../conformance/event-store-suite.js';
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

/** What a log says: its figures, and each of its editions computed anew. Rejects when an edition is not as it was published. */
async function saidBy(setting: string): Promise<{ readonly figures: string; readonly editions: string }> {
  const log = await openStore(setting);
  const readModel = new ReadModel({ log, path: ':memory:' });
  await readModel.start();
  const options = { now: () => Date.parse('2026-09-01'), dateIn: amsterdamDate };
  const figures = new Figures(readModel, options);
  const answer = ['2024', '2025', '2026-H1'].map((period) => figures.answer({ period, cumulative: false }));
  const editions = new Editions(readModel, options);
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

test('the demo programme there and back: order, ids, times, tokens, figures and editions are the same', async () => {
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
}, 300_000);

test('a target with anything else in it is refused, and nothing is added', async () => {
  const source = openMemoryStore({ clock: () => 5 });
  await source.append({ stream: 's', expected: 'any', events: [anEvent(), anEvent()] });
  const target = openMemoryStore({ clock: () => 5 });
  await target.append({ stream: 's', expected: 'any', events: [anEvent()] });
  const copying = copyLog(source, target, () => undefined, { update: () => undefined });
  await expect(copying).rejects.toThrow('another log');
  expect(await target.head()).toBe(1n);
  const longer = openMemoryStore();
  await expect(copyLog(longer, target, () => undefined, { update: () => undefined })).rejects.toThrow(
    'another log',
  );
});

test('a vault that gave another token for a key is refused', async () => {
  const [one, two] = await Promise.all([openVault(':memory:'), openVault(':memory:')]);
  const key = { kind: 'household', scope: '', key: 'a' } as const;
  await one.tokensFor([key]);
  await two.tokensFor([key]);
  await expect(copyKeys(one, two)).rejects.toThrow('another token');
});

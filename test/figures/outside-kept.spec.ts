/**
 * Protected editions are in memory up to a bound; what is not is read from the read model's file again, and not
 * made again.
 * Seen to fail: the first with a look in memory alone, the second with a map that keeps every edition.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kept, protect, type Protector } from '#libs/disclosure';
import { openStore, openVault, protectionKey, type EventStore, type KeyVault } from '#libs/event-store';
import { Monitor } from '#libs/monitor';
import { OutsideEditions } from '#libs/read-model';
import { openSolver } from '#libs/solver';
import { keptDemo } from '../demo/kept-demo.js';
import { PATIENCE } from '../support/dose.js';

let folder: string;
let store: EventStore;
let vault: KeyVault;
let monitor: Monitor;
const made: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-buiten-'));
  await keptDemo(folder, { scale: 0.02, editions: true });
  store = await openStore(`sqlite:${join(folder, 'log.db')}`);
  vault = await openVault(join(folder, 'vault.db'));
  monitor = new Monitor({ store, clock: { now: Date.now }, readModelPath: ':memory:' });
  await monitor.start();
  await monitor.caughtUp(PATIENCE);
});
afterAll(async () => {
  await monitor.close();
  await vault.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const protector: Protector = async (asked) => {
  made.push(asked.table.editionId);
  const mac = (text: string) => createHmac('sha256', asked.key).update(text).digest().readBigUInt64BE();
  return kept(protect({ ...asked, mac, solver: await openSolver(PATIENCE / 1_000) }), asked);
};
const outside = (rememberedBytes?: number): OutsideEditions =>
  new OutsideEditions(monitor.readModel, monitor.editions, {
    key: (keyId) => protectionKey(vault, keyId),
    protector,
    ...(rememberedBytes === undefined ? {} : { rememberedBytes }),
  });

it('what is not in memory is read again, and not made again', async () => {
  const editions = monitor.editions.list();
  const bounded = outside(0);
  const digests = await bounded.named(editions);
  expect(made).toEqual(editions.map(({ editionId }) => editionId));
  expect(await bounded.named(editions)).toEqual(digests);
  expect(await Promise.all(editions.map((one) => bounded.figures(one)))).toEqual(
    await Promise.all(editions.map((one) => outside().figures(one))),
  );
  expect(made).toHaveLength(editions.length);
});

it('nothing beyond the bound is in memory', async () => {
  const editions = monitor.editions.list();
  const bounded = outside(0);
  await bounded.named(editions);
  monitor.readModel.database.exec('DELETE FROM kept_protection');
  made.length = 0;
  await bounded.named(editions);
  expect(made).toEqual(editions.map(({ editionId }) => editionId));
});

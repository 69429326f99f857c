import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as threads from 'node:worker_threads';

import { afterAll, expect, it, jest } from '@jest/globals';

import { anEvent, expectGapless } from '../../../test/conformance/event-store-suite.js';
import { PATIENCE } from '../../../test/support/dose.js';

const workers: threads.Worker[] = [];
class SeenWorker extends threads.Worker {
  constructor(...args: ConstructorParameters<typeof threads.Worker>) {
    super(...args);
    workers.push(this);
  }
  override postMessage(...args: Parameters<threads.Worker['postMessage']>): void {
    super.postMessage(...args);
    if (args[0] === null) whenToldToClose();
  }
}
let whenToldToClose = (): void => undefined;
jest.unstable_mockModule('node:worker_threads', () => ({ ...threads, Worker: SeenWorker }));
const { openSqliteStore } = await import('./sqlite-store.js');

const root = mkdtempSync(join(tmpdir(), 'wijkspoor-channel-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('a writer that dies refuses what waits for it, and the next append starts a new one', async () => {
  const store = await openSqliteStore({ path: join(root, 'dies.db') });
  await store.append({ stream: 's', expected: 'any', events: [anEvent()] });
  const events = Array.from({ length: 200 }, () => [anEvent()]);
  const pending = events.map((one) => store.append({ stream: 's', expected: 'any', events: one }));
  const settling = Promise.allSettled(pending);
  await workers.at(-1)!.terminate();
  const settled = await settling;
  expect(settled.some(({ status }) => status === 'rejected')).toBe(true);
  for (const outcome of settled)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  // The outcome was unknown; the same ids again make it known, and nothing is stored twice.
  for (const one of events) await store.append({ stream: 's', expected: 'any', events: one });
  expect(await store.head()).toBe(201n);
  await expectGapless(store);
  await store.close();
});

// Seen to fail: with the writer told to close at once: what was committed was refused as FILE_GONE, by a main
// thread that was slow to hear of it.
it('close answers what was asked before, however long the main thread is busy meanwhile', async () => {
  const path = join(root, 'busy.db');
  const store = await openSqliteStore({ path });
  const append = () => store.append({ stream: 's', expected: 'any', events: [anEvent()] });
  const pause = new Int32Array(new SharedArrayBuffer(4));
  // The main thread hears of nothing from when the writer is told to close until its file is closed.
  whenToldToClose = () => {
    for (let waited = 0; waited < PATIENCE && existsSync(`${path}-wal`); waited += 5)
      Atomics.wait(pause, 0, 0, 5);
    expect(existsSync(`${path}-wal`)).toBe(false);
  };
  const appending = Promise.all([append(), append()]);
  await store.close();
  whenToldToClose = () => undefined;
  expect((await appending).map(({ events }) => events[0]?.position)).toEqual([1n, 2n]);
});

it('close after a death does not hang', async () => {
  const store = await openSqliteStore({ path: join(root, 'closes.db') });
  await workers.at(-1)!.terminate();
  await store.close();
});

it('a path that cannot be opened rejects with STORE_UNAVAILABLE', async () => {
  const opening = openSqliteStore({ path: join(root, 'no such folder', 'log.db') });
  await expect(opening).rejects.toMatchObject({ name: 'StoreError', code: 'STORE_UNAVAILABLE' });
});

it('says which synchronous its writer found after a write', async () => {
  const store = await openSqliteStore({ path: join(root, 'said.db') });
  expect(store.description).toContain('synchronous=FULL');
  const weak = await openSqliteStore({ path: join(root, 'weak.db'), synchronous: 'NORMAL' });
  expect(weak.description).toContain('synchronous=NORMAL');
  await Promise.all([store.close(), weak.close()]);
});

it('a closed store is whole in its one file', async () => {
  const path = join(root, 'whole.db');
  const store = await openSqliteStore({ path });
  await store.append({ stream: 's', expected: 'any', events: [anEvent()] });
  await store.close();
  expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  const again = await openSqliteStore({ path });
  expect(await again.head()).toBe(1n);
  await again.close();
});

it('a file that is damaged under the store rejects reads with STORE_UNAVAILABLE', async () => {
  const path = join(root, 'damaged.db');
  const store = await openSqliteStore({ path });
  for (let index = 0; index < 40; index += 1)
    await store.append({ stream: 's', expected: 'any', events: [anEvent({ data: 'x'.repeat(2_000) })] });
  await store.close();
  const size = statSync(path).size;
  writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 8_192), Buffer.alloc(size - 8_192, 7)]));
  const again = await openSqliteStore({ path });
  await expect(again.readAll()).rejects.toMatchObject({ name: 'StoreError', code: 'STORE_UNAVAILABLE' });
  await again.close();
});

it('fields beyond the port do not travel, and cannot break the message', async () => {
  const store = await openSqliteStore({ path: join(root, 'fields.db') });
  const event = { ...anEvent(), note: () => 'not cloneable' };
  await store.append({ stream: 's', expected: 'any', events: [event] });
  expect(await store.head()).toBe(1n);
  await store.close();
});

/**
 * The same events give the same root on every store: in memory, in SQLite and on KurrentDB (the test server without
 * KURRENTDB_URL).
 *
 * @jest-environment node
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as threads from 'node:worker_threads';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { openDatabase, openMemoryStore, openSqliteStore, type EventStore } from '#libs/event-store';
import type { Signed } from '#libs/transparency';
import { openKurrentStore } from '../../libs/event-store/kurrentdb/kurrent-store.js';
import { aFolder, anEvent, fill, KEY } from '../../libs/transparency/testing/a-log.js';
import { dose, PATIENCE, progress } from '../support/dose.js';
import { testCluster, type TestCluster } from '../support/kurrentdb-url.js';

/** The threads that signed, so that a test can end the newest. */
const signers: threads.Worker[] = [];
const ENDS = new URL('../support/ends-when-told.mjs', import.meta.url).href;
class SeenWorker extends threads.Worker {
  constructor(url: string | URL, options: threads.WorkerOptions = {}) {
    const signs = String(url).includes('sequencing.worker');
    super(url, signs ? { ...options, execArgv: [...(options.execArgv ?? []), '--import', ENDS] } : options);
    if (signs) signers.push(this);
  }
}

/**
 * Resolves when the newest thread that signs is gone; told again and again, as one that begins does not listen yet.
 */
async function endNewest(): Promise<void> {
  const newest = signers.at(-1);
  const channel = new threads.BroadcastChannel('ends-when-told');
  for (let id = newest?.threadId ?? -1; id >= 0 && newest?.threadId === id; await pause(1))
    channel.postMessage(id);
  channel.close();
}

jest.unstable_mockModule('node:worker_threads', () => ({ ...threads, Worker: SeenWorker }));
const { rootOfLog, Sequencer, SequencingThread } = await import('#libs/transparency');

const directory = aFolder();
let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => {
  cluster.stop();
  rmSync(directory, { recursive: true, force: true });
});

it('in memory, in SQLite and on KurrentDB', async () => {
  const clock = () => 1_750_000_000_000;
  const stores: Readonly<Record<string, EventStore>> = {
    memory: openMemoryStore({ clock }),
    sqlite: await openSqliteStore({ path: join(directory, 'log.db'), clock }),
    kurrentdb: await openKurrentStore({ setting: cluster.newLog(), mirror: openDatabase(':memory:'), clock }),
  };
  const events = Array.from({ length: 300 }, (_, n) => anEvent(n));
  const roots: Record<string, unknown> = {};
  for (const [name, store] of Object.entries(stores)) {
    for (let at = 0; at < events.length; at += 50)
      await store.appendAll(
        events.slice(at, at + 50).map((event, i) => ({
          stream: (at + i) % 5 === 0 ? 'shared' : `entry-${event.eventId}`,
          expected: 'any' as const,
          events: [event],
        })),
      );
    const sequencer = new Sequencer({ source: store, folder: join(directory, name), key: KEY });
    const signed = await sequencer.pass();
    roots[name] = [signed?.size, Buffer.from(signed?.root ?? []).toString('base64')];
    await store.close();
  }
  expect(roots).toEqual({ memory: roots['memory'], sqlite: roots['memory'], kurrentdb: roots['memory'] });
  expect(roots['memory']).toEqual([300, expect.any(String)]);
});

it('in a thread over the copy of a replica, as beside the server', async () => {
  // Seen to fail: with the thread over an empty copy.
  const copy = join(directory, 'copy.db');
  const store = await openKurrentStore({
    setting: cluster.newLog(),
    mirror: openDatabase(copy, { synchronous: 'NORMAL' }),
  });
  await fill(store, 0, 300);
  const thread = new SequencingThread({ path: copy, folder: join(directory, 'thread'), key: KEY });
  await thread.start();
  await fill(store, 300, 700);
  await thread.sign();
  const { size, root } = thread.signed ?? {};
  expect([size, root && Buffer.from(root)]).toEqual([700, Buffer.from(await rootOfLog(store, 700))]);
  await thread.close();
  await store.close();
});

const KILLS = dose(3, 60);

it(
  `in a thread over the copy of a replica, killed ${KILLS} times while it signs`,
  async () => {
    // Seen to fail: with a tree that goes on without the hashes of its open tiles.
    const copy = join(directory, 'killed.db');
    const store = await openKurrentStore({
      setting: cluster.newLog(),
      mirror: openDatabase(copy, { synchronous: 'NORMAL' }),
    });
    const seen: Signed[] = [];
    let heard = (): void => undefined;
    const thread = new SequencingThread({
      ...{ path: copy, folder: join(directory, 'killed'), key: KEY, every: 1, scrubEvery: 1 },
      onSigned: (signed) => {
        seen.push(signed);
        heard();
      },
    });
    const next = (): Promise<void> => new Promise((resolve) => (heard = resolve));
    const starting = thread.start();
    const tell = progress('the thread killed over a copy', KILLS);
    let size = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const from = size;
      size += 41;
      const signed = kill % 3 === 0 ? undefined : next();
      await fill(store, from, size);
      await signed;
      // Where it is just then: it signs every millisecond.
      await endNewest();
      tell(kill + 1);
    }
    await starting;
    while (thread.signed?.size !== size) await thread.sign();
    await thread.close();
    // What the tiles give, each of which was written before a kill or after it.
    expect(Buffer.from(await thread.tiles.root(size))).toEqual(Buffer.from(await rootOfLog(store, size)));
    expect(new Set(seen.map((one) => one.size)).size).toBeGreaterThan(KILLS / 2);
    for (const { size: at, root } of seen)
      expect([at, Buffer.from(root)]).toEqual([at, Buffer.from(await rootOfLog(store, at))]);
    await store.close();
  },
  PATIENCE,
);

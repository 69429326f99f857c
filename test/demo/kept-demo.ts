import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadDemo } from '#libs/demo';
import { openStore, openVault, protectionKey, type EventStore, type KeyVault } from '#libs/event-store';
import { Ingest } from '#libs/ingest';
import { Monitor } from '#libs/monitor';
import { OutsideEditions } from '#libs/read-model';
import { protectWithin } from '#libs/solver';
import { DemoPublisher } from '../../apps/cli/demo-publisher.js';
import { PATIENCE } from '../support/dose.js';
import { taken } from '../support/taken.js';

/** Where one run of all checks keeps the demos it has loaded; a suite run by itself loads its own. */
const KEPT = process.env['WIJKSPOOR_TEST_KEPT'];

export interface DemoKind {
  readonly scale: number;
  /** The demo's reports are published too; `protected`: what outsiders see of them is made as well (READ_MODEL). */
  readonly editions: boolean | 'protected';
}

/**
 * Beside a log with editions: a read model of it that holds what outsiders see of them, as a server that runs for a
 * while has.
 */
export const READ_MODEL = 'demo-read-model.db';

/**
 * Puts log.db and vault.db of the demo programme into a folder of the caller's; several suites share one load of it.
 */
export async function keptDemo(folder: string, kind: DemoKind): Promise<void> {
  await mkdir(folder, { recursive: true });
  const kept = KEPT === undefined ? undefined : await madeOnce(KEPT, kind);
  if (kept === undefined) await load(folder, kind);
  else await cp(kept, folder, { recursive: true });
}

/**
 * The folder of a demo that this run has loaded, by whoever came first. Whoever comes later waits for it as long as
 * the test may take, which is no longer than the one that loads it may; where that one fails, the next one loads it.
 */
async function madeOnce(kept: string, kind: DemoKind): Promise<string> {
  const place = join(
    kept,
    `demo-${kind.scale}${kind.editions === false ? '' : `-editions-${kind.editions}`}`,
  );
  const making = `${place}.making`;
  for (;;) {
    if (await isThere(place)) return place;
    if (await taken(making)) {
      try {
        await load(making, kind);
        await rename(making, place);
      } finally {
        await rm(making, { recursive: true, force: true });
      }
    } else await pause(200);
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function load(folder: string, { scale, editions }: DemoKind): Promise<void> {
  let now = 0;
  const settings = { clock: () => now, synchronous: 'NORMAL' } as const;
  const store = await openStore(`sqlite:${join(folder, 'log.db')}`, settings);
  const vault = await openVault(join(folder, 'vault.db'), settings);
  const ingest = new Ingest({ store, vault, clock: { now: () => now } });
  const publisher = editions !== false ? new DemoPublisher(store, vault, () => now, PATIENCE) : undefined;
  try {
    await publisher?.start();
    await loadDemo({
      scale,
      setTime: (recordedAt) => (now = recordedAt),
      post: async (items, actor) => ingest.post(items, actor),
      ...(publisher ? { publish: (edition, actor) => publisher.publish(edition, actor) } : {}),
    });
    if (editions === 'protected') await protectAll(join(folder, READ_MODEL), store, vault, now);
  } finally {
    await publisher?.close();
    await vault.close();
    await store.close();
  }
}

async function protectAll(path: string, store: EventStore, vault: KeyVault, at: number): Promise<void> {
  const monitor = new Monitor({ store, clock: { now: () => at }, readModelPath: path });
  try {
    await monitor.start();
    await monitor.caughtUp(PATIENCE);
    const how = { key: (keyId: number) => protectionKey(vault, keyId), protector: protectWithin(PATIENCE) };
    await new OutsideEditions(monitor.readModel, monitor.editions, how).named(monitor.editions.list());
  } finally {
    await monitor.close();
  }
}

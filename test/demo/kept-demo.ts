import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadDemo } from '#libs/demo';
import { openStore, openVault } from '#libs/event-store';
import { Ingest } from '#libs/ingest';
import { DemoPublisher } from '../../apps/cli/demo-publisher.js';

/** Where one run of all checks keeps the demos it has loaded; a suite run by itself loads its own. */
const KEPT = process.env['WIJKSPOOR_TEST_KEPT'];
/** Seconds a suite waits for another that loads the same demo, before it loads its own. */
const PATIENCE = 120;

export interface DemoKind {
  readonly scale: number;
  /** The demo's reports are published too. */
  readonly editions: boolean;
}

/** Puts log.db and vault.db of the demo programme into a folder of the caller's; several suites share one load of it. */
export async function keptDemo(folder: string, kind: DemoKind): Promise<void> {
  await mkdir(folder, { recursive: true });
  const kept = KEPT === undefined ? undefined : await madeOnce(KEPT, kind);
  if (kept === undefined) await load(folder, kind);
  else await cp(kept, folder, { recursive: true });
}

/** The folder of a demo that this run has loaded, by whoever came first; undefined when that takes too long. */
async function madeOnce(kept: string, kind: DemoKind): Promise<string | undefined> {
  const place = join(kept, `demo-${kind.scale}${kind.editions ? '-editions' : ''}`);
  const making = `${place}.making`;
  for (let waited = 0; waited < PATIENCE * 5; waited++) {
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
  return undefined;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Making a folder is the lock: of two, one finds that it is there. */
const taken = (path: string): Promise<boolean> =>
  mkdir(path).then(
    () => true,
    () => false,
  );

async function load(folder: string, { scale, editions }: DemoKind): Promise<void> {
  let now = 0;
  const settings = { clock: () => now, synchronous: 'NORMAL' } as const;
  const store = await openStore(`sqlite:${join(folder, 'log.db')}`, settings);
  const vault = await openVault(join(folder, 'vault.db'), settings);
  const ingest = new Ingest({ store, vault, clock: { now: () => now } });
  const publisher = editions ? new DemoPublisher(store, vault, () => now) : undefined;
  try {
    await publisher?.start();
    await loadDemo({
      scale,
      setTime: (recordedAt) => (now = recordedAt),
      post: async (items, actor) => ingest.post(items, actor),
      ...(publisher ? { publish: (edition, actor) => publisher.publish(edition, actor) } : {}),
    });
  } finally {
    await publisher?.close();
    await vault.close();
    await store.close();
  }
}

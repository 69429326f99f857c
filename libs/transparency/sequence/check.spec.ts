import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';
import { DamagedEventError, openMemoryStore } from '#libs/event-store';

import type { StoredEvent } from '../leaf/leaf.js';
import { leafOf } from '../leaf/leaf.js';
import { leafHash } from '../merkle/hashing.js';
import { aFolder, fill, KEY } from '../testing/a-log.js';
import { GrowingTree } from './growing-tree.js';
import type { LogSource } from './log-source.js';
import { Sequencing } from './sequencing.js';

const folders: string[] = [];
afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true, force: true })));

const NEVER = 2 ** 31 - 1;
const goesOn = new AbortController().signal;

/** A log of 600 events signed at 300 and 600, whose events are afterwards as `change` makes them. */
async function given(change: (event: StoredEvent) => StoredEvent = (event) => event) {
  const folder = aFolder();
  folders.push(folder);
  const store = openMemoryStore();
  let changed = (events: readonly StoredEvent[]): readonly StoredEvent[] => events;
  const source: LogSource = {
    readAll: async (options) => changed(await store.readAll(options)),
    readStream: (stream, options) => store.readStream(stream, options),
  };
  const sequencing = new Sequencing({ source, folder, key: KEY, every: NEVER, scrubEvery: NEVER });
  await fill(store, 0, 300);
  await sequencing.sign();
  await fill(store, 300, 600);
  await sequencing.sign();
  changed = (events) => events.map(change);
  const check = (signal = goesOn, onProgress: (done: number) => void = () => undefined) =>
    sequencing.check(onProgress, signal);
  return { sequencing, check, store, folder };
}

const at = (position: number, over: Partial<StoredEvent>) => (event: StoredEvent) =>
  event.position === BigInt(position) ? { ...event, ...over } : event;

describe('the check of a whole log', () => {
  it('finds nothing in one that is as it was signed, and counts what it compared', async () => {
    const { check } = await given();
    const told: number[] = [];
    expect(await check(goesOn, (done) => told.push(done))).toEqual({ size: 600, checkpoints: 2 });
    expect(told).toEqual([256, 512, 600]);
  });

  it('names the first event that is not what was signed', async () => {
    // Seen to fail: without the comparison of log and entry in `differs`.
    const { check } = await given(at(400, { data: '{"n":0}' }));
    expect(await check()).toEqual({ size: 399, checkpoints: 1, fault: { index: 399, what: 'log' } });
  });

  it('names the first also where the store itself knows a later one to be damaged', async () => {
    // Seen to fail: with a damaged event named before those ahead of it are compared.
    const { check, sequencing } = await given(at(520, { data: '{"n":0}' }));
    const store = sequencing as unknown as { options: { source: { readAll: LogSource['readAll'] } } };
    const { readAll } = store.options.source;
    store.options.source.readAll = async (options) => {
      const events = await readAll(options);
      const damaged = events.find(({ position }) => position === 530n);
      if (damaged) throw new DamagedEventError(damaged.eventId, damaged.position);
      return events;
    };
    expect(await check()).toMatchObject({ fault: { index: 519, what: 'log' } });
  });

  it('names a tree that holds a gap, whoever signed it', async () => {
    // Seen to fail: without Follow in the check.
    const { sequencing, store, check } = await given(at(500, { revision: 7 }));
    const events = (await store.readAll({ limit: 600 })).map(at(500, { revision: 7 }));
    const tree = new GrowingTree(sequencing.tiles);
    for (const event of events) tree.append(leafOf(event));
    tree.seal();
    expect(await check()).toMatchObject({ size: 499, fault: { index: 499, refusal: 'REVISION_GAP' } });
  });

  it('holds every signed checkpoint against the log, and takes none of another key', async () => {
    // Seen to fail: without the roots of the sizes in between.
    const { sequencing, folder, check } = await given();
    const { checkpoints } = sequencing;
    const other = { origin: KEY.name, size: 40, root: leafHash(new Uint8Array()) };
    await checkpoints.publish({ ...other, note: (await signedElsewhere(other)).note });
    expect(await check()).toEqual({ size: 40, checkpoints: 0, fault: { size: 40 } });
    rmSync(join(folder, 'checkpoints/040'));
    expect(await check()).toEqual({ size: 600, checkpoints: 2 });
  });

  it('lets other work on between two bundles, and ends when it is told to', async () => {
    // Seen to fail: without the question to the signal.
    const { check, sequencing } = await given();
    const stop = new AbortController();
    let turns = 0;
    const again = (): unknown => (turns += 1) && !stop.signal.aborted && setImmediate(again);
    setImmediate(again);
    const seen: number[] = [];
    const checked = check(stop.signal, () => seen.push(turns) === 2 && stop.abort(new Error('enough')));
    await expect(checked).rejects.toThrow('enough');
    expect(seen[1]).toBeGreaterThan(seen[0] ?? 0);
    const closing = check();
    await sequencing.close();
    await expect(closing).rejects.toThrow(/closed/);
  });

  it('has nothing to say before anything was signed', async () => {
    const folder = aFolder();
    folders.push(folder);
    const sequencing = new Sequencing({ source: openMemoryStore(), folder, key: KEY });
    expect(await sequencing.check(() => undefined, goesOn)).toBeUndefined();
  });
});

async function signedElsewhere(checkpoint: Parameters<Sequencing['checkpoints']['sign']>[0]) {
  const folder = aFolder();
  folders.push(folder);
  const { checkpoints } = new Sequencing({ source: openMemoryStore(), folder, key: KEY });
  return checkpoints.sign(checkpoint);
}

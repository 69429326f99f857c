import { rename, rm } from 'node:fs/promises';
import { holdFile, withFolder, type EventStore } from '#libs/event-store';
import { openReadModel } from '#libs/monitor';
import type { Config } from '#libs/platform';
import { openLogToRead, TRIES } from './log-to-read.js';
import { progress } from './progress.js';
import { whileOpen } from './while-open.js';

/**
 * Makes the read model again from the log, beside the one that stands there, and puts it in its place once it is
 * whole; the log is only read. Throws, with the old one still there, when the log cannot be read to its end.
 */
export async function rebuild(config: Config): Promise<void> {
  return whileOpen(openLogToRead(config.store), async (store) => {
    const path = await withFolder(config.readModel);
    if (path === ':memory:') return;
    // Put in the place of a file that a server has open, it would be thrown away with that server.
    const claim = holdFile(path);
    const beside = `${path}.new`;
    try {
      await remove(beside);
      await build(store, beside);
      await remove(path);
      await rename(beside, path);
    } finally {
      await remove(beside);
      claim.release();
    }
  });
}

async function build(store: EventStore, path: string): Promise<void> {
  const readModel = openReadModel({ store, readModelPath: path, tries: TRIES });
  const head = Number(await store.head());
  const bar = progress('Leesmodel bouwen / building', head, 'posities / positions');
  const stop = readModel.onAdvance((position) => bar.update(Number(position)));
  try {
    await readModel.start();
    bar.update(Number(readModel.position));
    // So that the file alone is all of it when it is moved.
    readModel.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    stop();
    bar.stop();
    await readModel.close();
  }
}

async function remove(path: string): Promise<void> {
  for (const suffix of ['-wal', '-shm', '']) await rm(`${path}${suffix}`, { force: true });
}

import { rm } from 'node:fs/promises';
import { openStore, withFolder } from '#libs/event-store';
import type { Config } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import { progress } from './progress.js';

/** Throws the read model away and makes it anew from the log; the log is only read. */
export async function rebuild(config: Config): Promise<void> {
  const store = await openStore(config.store);
  const path = await withFolder(config.readModel);
  for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true });
  const readModel = new ReadModel({ log: store, path });
  const head = Number(await store.head());
  const bar = progress('Leesmodel bouwen / building', head, 'posities / positions');
  const stop = readModel.onAdvance((position) => bar.update(Number(position)));
  try {
    await readModel.start();
    bar.update(Number(readModel.position));
  } finally {
    stop();
    bar.stop();
    await readModel.close();
    await store.close();
  }
}

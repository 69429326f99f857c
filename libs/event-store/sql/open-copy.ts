import { renameSync, rmSync } from 'node:fs';
import { openDatabase, type Database } from './driver.js';
import { holdFile, type Held } from './file-lock.js';
import { KeptFile } from './kept-file.js';
import { isDamaged } from './sqlite-errors.js';

export interface OpenedCopy {
  readonly database: Database;
  /** Where it is a file. */
  readonly file?: { readonly kept: KeptFile; readonly claim: Held; readonly damage?: Error };
}

/**
 * Milliseconds that requests may wait for a lock of somebody else on the copy; what could not be taken in is tried
 * again.
 */
const NO_WAIT = 25;

/** Every page of it can be read, and is one of a database. */
function openWhole(path: string): Database {
  const database = openDatabase(path, { synchronous: 'NORMAL', busyTimeout: NO_WAIT });
  try {
    const [said] = database.prepare('PRAGMA quick_check(1)').all();
    if (said?.['quick_check'] === 'ok') return database;
    throw new Error(`database disk image is malformed: ${String(said?.['quick_check'])}`);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens this replica's copy of a log on a cluster, for itself alone: throws FileInUseError when another has it. One
 * that is damaged is set aside as `<file>.damaged` and begun again: it holds nothing that the cluster does not.
 */
export function openCopy(path: string): OpenedCopy {
  if (path === ':memory:') return { database: openDatabase(path, { synchronous: 'NORMAL' }) };
  const claim = holdFile(path, 'WIJKSPOOR_LOG_COPY');
  try {
    return { ...openOrBegin(path, claim) };
  } catch (error) {
    claim.release();
    throw error;
  }
}

function openOrBegin(path: string, claim: Held): OpenedCopy {
  try {
    const database = openWhole(path);
    return { database, file: { kept: new KeptFile(path, 'log-copy'), claim } };
  } catch (error) {
    if (!isDamaged(error)) throw error;
    for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    renameSync(path, `${path}.damaged`);
    const database = openWhole(path);
    return { database, file: { kept: new KeptFile(path, 'log-copy'), claim, damage: error as Error } };
  }
}

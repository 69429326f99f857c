import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { openDatabase, type Database } from '#libs/event-store';
import { SigningRefusal } from './refusal.js';

/**
 * Keeps two processes from signing in one folder. SQLite's lock on a file: the system lets go of it when the
 * process ends, however it ends. Throws SigningRefusal while another has it.
 */
export async function lockFolder(folder: string): Promise<{ release(): void }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let db: Database | undefined;
  try {
    db = openDatabase(join(folder, 'lock.db'), { synchronous: 'NORMAL', busyTimeout: 0 });
    db.exec('BEGIN EXCLUSIVE; PRAGMA user_version=1');
    const locked = db;
    const release = (): void => {
      // Closing alone may leave the lock to statements that wait for the garbage collector.
      locked.exec('ROLLBACK');
      locked.close();
    };
    return { release };
  } catch (error) {
    db?.close();
    throw new SigningRefusal('OTHER_SIGNER', undefined, error);
  }
}

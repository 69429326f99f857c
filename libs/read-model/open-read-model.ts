import { renameSync, rmSync } from 'node:fs';
import { openDatabase, type Database } from '#libs/event-store';
import { Projector } from './projection/projector.js';

export interface Opened {
  readonly database: Database;
  readonly projector: Projector;
  /**
   * What was wrong with the file that stood there; it was set aside, and the read model is made again from the log.
   */
  readonly damage?: Error;
}

/**
 * SQLite says so of a file or page that it cannot read, the tables of chunks that do not fit their sum or the
 * checkpoint.
 */
const DAMAGED = /malformed|not a database|disk I\/O error|the read model's rows (reach|are not)/i;

/**
 * All of it can be rebuilt from the log, so it need not survive a power cut; fewer checkpoints while it catches up.
 */
function openFile(path: string, busyTimeout: number | undefined): Database {
  const db = openDatabase(path, {
    synchronous: 'NORMAL',
    ...(busyTimeout === undefined ? {} : { busyTimeout }),
  });
  db.exec('PRAGMA wal_autocheckpoint=8000; PRAGMA cache_size=-8000');
  return db;
}

function openAt(path: string, version: number, busyTimeout?: number): Opened {
  const database = openFile(path, busyTimeout);
  try {
    return { database, projector: new Projector(database, version) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens a read model's file. One that is damaged is set aside as `<file>.damaged` and begun again: it holds nothing
 * that the log does not. `busyTimeout`: milliseconds to wait for another's lock. Any other error (no right, no
 * room, a lock) is thrown: the file may be sound.
 */
export function openReadModel(path: string, version: number, busyTimeout?: number): Opened {
  try {
    return openAt(path, version, busyTimeout);
  } catch (error) {
    if (path === ':memory:' || !DAMAGED.test((error as Error).message)) throw error;
    for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    renameSync(path, `${path}.damaged`);
    return { ...openAt(path, version, busyTimeout), damage: error as Error };
  }
}

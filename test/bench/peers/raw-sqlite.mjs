import { openDatabase, synchronousOf } from '../../../dist/libs/event-store/index.js';
import { join } from 'node:path';
import { textEvent } from './event.mjs';
import { rateOneByOne } from '../support/measure.mjs';

/**
 * The driver alone, on the same thread: transactions of `group` inserts into the columns and indexes of our log,
 * without its triggers, checks, promises and worker thread. A group of one is "one per transaction".
 */
export async function measure({ directory, group, duration }) {
  const db = openDatabase(join(directory, 'raw.db'));
  db.exec('PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-32000');
  db.exec(`CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, revision INTEGER NOT NULL,
    event_id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, schema_version INTEGER NOT NULL, data TEXT NOT NULL,
    metadata TEXT NOT NULL, recorded_at INTEGER NOT NULL, UNIQUE (stream, revision)) STRICT`);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const insert = db.prepare(
    'INSERT INTO events (stream, revision, event_id, type, schema_version, data, metadata, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const one = (n) => {
    begin.run();
    for (let i = 0; i < group; i++) {
      const { id, data, metadata } = textEvent(n * group + i);
      insert.run(`entry-${id}`, 0, id, 'HouseholdReached', 2, data, metadata, Date.now());
    }
    commit.run();
  };
  const rate = rateOneByOne(one, { duration, weight: group });
  if (synchronousOf(db) !== 'FULL') throw new Error('synchronous is not FULL');
  db.close();
  return rate;
}

import { StoreError } from '../errors.js';
import type { Database } from '../sql/driver.js';
import { FOREIGN_TABLE } from './passed-over.js';
import type { LogPosition } from './log-position.js';

/**
 * Raised when the tables or the way of counting change: an older file is emptied and filled again, but for the last
 * before.
 */
const FORMAT = 3;
/** Of every stream it has a row in `streams`. */
const ALL_STREAMS = 2;

const TABLES = `
  CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    event_id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS event_digests (position INTEGER PRIMARY KEY, digest BLOB NOT NULL) STRICT;
  -- Only the streams of which KurrentDB's counting differs from ours: of the others the events say it.
  CREATE TABLE IF NOT EXISTS streams (
    name TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    store_revision INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS handled (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    log TEXT NOT NULL,
    commit_position TEXT NOT NULL,
    prepare_position TEXT NOT NULL,
    stream TEXT NOT NULL,
    store_revision INTEGER NOT NULL,
    event_id TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS synced (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL) STRICT;
  ${FOREIGN_TABLE}`;

/** How far the log was counted, and the last event of ours in it, by KurrentDB's own coordinates. */
export interface Handled extends LogPosition {
  /** Empty when nothing of ours has come yet. */
  readonly stream: string;
  readonly storeRevision: number;
  readonly eventId: string;
}

/** Makes the tables of a copy where they are not there; an older file is emptied, or brought up to now. */
export function prepareTables(db: Database): void {
  db.exec('PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16000');
  const format = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (format === ALL_STREAMS) db.exec('DELETE FROM streams WHERE revision = store_revision');
  else if (format !== FORMAT && format !== 0)
    for (const table of ['events', 'event_digests', 'streams', 'handled', 'synced', 'passed_over'])
      db.exec(`DROP TABLE IF EXISTS ${table}`);
  db.exec(`BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version=${FORMAT}; COMMIT`);
}

/**
 * How far the log was counted in this copy; undefined when nothing was. Throws StoreError for the copy of another
 * log.
 */
export function loadHandled(db: Database, log: string): Handled | undefined {
  const row = db.prepare('SELECT * FROM handled').get();
  if (row === undefined) return undefined;
  if (row['log'] !== log)
    throw new StoreError(
      'STORE_UNAVAILABLE',
      `this file is a copy of log ${String(row['log'])}, not of ${log}: delete it or name another`,
    );
  return {
    commit: BigInt(String(row['commit_position'])),
    prepare: BigInt(String(row['prepare_position'])),
    stream: String(row['stream']),
    storeRevision: Number(row['store_revision']),
    eventId: String(row['event_id']),
  };
}

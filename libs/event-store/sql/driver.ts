import { createRequire } from 'node:module';
import { inTransaction } from './in-transaction.js';
import { isDiskFull } from './sqlite-errors.js';

/** SQLite before this version can lose committed pages when a WAL is reset (fixed upstream in 3.51.3). */
const OLDEST_SQLITE = [3, 51, 3] as const;
const LEVELS = { OFF: 0, NORMAL: 1, FULL: 2 } as const;

export type Synchronous = keyof typeof LEVELS;
export type SqlValue = null | number | bigint | string | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

/** What node:sqlite and @photostructure/sqlite have in common. */
export interface Statement {
  run(...parameters: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get(...parameters: SqlValue[]): SqlRow | undefined;
  all(...parameters: SqlValue[]): SqlRow[];
  iterate(...parameters: SqlValue[]): IterableIterator<SqlRow>;
  setReadBigInts(enabled: boolean): void;
  /** From here on rows are arrays of values: cast what `all` and `get` answer. */
  setReturnArrays(enabled: boolean): void;
}

export interface Database {
  readonly isTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): Statement;
  function(
    name: string,
    options: { deterministic?: boolean },
    body: (...values: SqlValue[]) => SqlValue,
  ): void;
  close(): void;
}

export interface OpenOptions {
  readonly readonly?: boolean;
  /** Default FULL: what is committed survives a power cut. */
  readonly synchronous?: Synchronous;
  /** Milliseconds to wait for another connection's lock (default 10,000). */
  readonly busyTimeout?: number;
}

export interface SqliteDriver {
  readonly name: string;
  readonly version: string;
  readonly DatabaseSync: new (path: string, options: object) => Database;
}

let chosen: SqliteDriver | undefined;

/**
 * The SQLite of this process: node:sqlite when it bundles a sound version, else @photostructure/sqlite. Throws when
 * neither is.
 */
export function sqliteDriver(): SqliteDriver {
  chosen ??= chooseDriver([
    ['node:sqlite', () => process.getBuiltinModule('node:sqlite')],
    ['@photostructure/sqlite', () => createRequire(import.meta.url)('@photostructure/sqlite') as unknown],
  ]);
  return chosen;
}

/** The first of the candidates that is there and not older than 3.51.3; exported for its test. */
export function chooseDriver(candidates: readonly (readonly [string, () => unknown])[]): SqliteDriver {
  const refused: string[] = [];
  for (const [name, load] of candidates) {
    const module = load() as Pick<SqliteDriver, 'DatabaseSync'> | undefined;
    if (module === undefined) continue;
    const version = versionOf(module.DatabaseSync);
    if (isSound(version)) return { name, version, DatabaseSync: module.DatabaseSync };
    refused.push(`${name} bundles ${version}`);
  }
  throw new Error(
    `no SQLite of at least ${OLDEST_SQLITE.join('.')} (WAL-reset fault): ${refused.join(', ')}`,
  );
}

function versionOf(DatabaseSync: SqliteDriver['DatabaseSync']): string {
  const db = new DatabaseSync(':memory:', {});
  try {
    return String(db.prepare('SELECT sqlite_version() AS version').get()?.['version']);
  } finally {
    db.close();
  }
}

function isSound(version: string): boolean {
  const parts = version.split('.').map(Number);
  const differing = OLDEST_SQLITE.findIndex((wanted, index) => parts[index] !== wanted);
  return differing === -1 || (parts[differing] ?? 0) > (OLDEST_SQLITE[differing] ?? 0);
}

/**
 * Opens a database file with WAL, foreign keys, a busy timeout and the given `synchronous`, which is verified after a
 * write; throws when the build does not keep it. Works in worker threads; `:memory:` is taken too (without WAL).
 * The last connection to close leaves the file alone behind, also where a statement outlives it.
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const { readonly = false, synchronous = 'FULL', busyTimeout = 10_000 } = options;
  const { DatabaseSync } = sqliteDriver();
  const db = new DatabaseSync(path, { readOnly: readonly, timeout: busyTimeout });
  try {
    db.exec(`PRAGMA busy_timeout=${busyTimeout}; PRAGMA foreign_keys=ON`);
    if (readonly) return db;
    const mode = db.prepare('PRAGMA journal_mode=WAL').get()?.['journal_mode'];
    if (mode !== 'wal' && path !== ':memory:')
      throw new Error(`${path}: journal mode ${String(mode)}, not WAL`);
    db.exec(`PRAGMA synchronous=${synchronous}`);
    writeNothing(db);
    keepSynchronous(db, synchronous);
    return leavingNothing(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The `synchronous` in force on a connection. */
export function synchronousOf(db: Database): Synchronous | undefined {
  const level = db.prepare('PRAGMA synchronous').get()?.['synchronous'];
  return (Object.keys(LEVELS) as Synchronous[]).find((name) => LEVELS[name] === level);
}

function keepSynchronous(db: Database, wanted: Synchronous): void {
  if (synchronousOf(db) === wanted) return;
  db.exec(`PRAGMA synchronous=${wanted}`);
  writeNothing(db);
  const found = synchronousOf(db);
  if (found !== wanted)
    throw new Error(`this SQLite does not keep synchronous=${wanted}: found ${String(found)}`);
}

/** A real first write: builds with DEFAULT_WAL_SYNCHRONOUS=1 drop to NORMAL there unless told otherwise. */
function writeNothing(db: Database): void {
  try {
    inTransaction(db, () => {
      const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
      db.exec(`PRAGMA user_version=${version}`);
    });
  } catch (error) {
    // A full disk must not keep the log from being read.
    if (!isDiskFull(error)) throw error;
  }
}

/**
 * Nothing but the collector of garbage ends a statement of @photostructure/sqlite, and SQLite keeps the write-ahead
 * log and its index beside the file until the last one ends, beyond the process. Without WAL there is nothing to
 * keep; another connection that is open keeps it there.
 */
const leavingNothing = (db: Database): Database =>
  closingWith(db, () => db.exec('PRAGMA journal_mode=DELETE'));

/**
 * The connection, which does something of its own when it is closed, as far as that goes: closing goes on whatever
 * comes of it.
 */
export function closingWith(db: Database, first: () => void): Database {
  const close = db.close.bind(db);
  const value = (): void => {
    try {
      first();
    } catch {
      // Somebody else has the file open or reads on, the disk is full, or it was closed before: what is committed
      // stands in the file and its log.
    }
    close();
  };
  return Object.defineProperty(db, 'close', { value, configurable: true });
}

/** Closes the connection with the WAL moved into the file, so that the file alone is the whole database. */
export function closeWhole(db: Database): void {
  try {
    // Statements that wait for the garbage collector keep SQLite from doing this at close itself.
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

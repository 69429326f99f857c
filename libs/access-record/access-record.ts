import { chmodSync } from 'node:fs';
import { openDatabase, type Database, type SqlRow, type Statement } from '#libs/event-store';
import type { Clock } from '#libs/platform';
import {
  RecordUnavailableError,
  type AccessFilter,
  type AccessKind,
  type AccessNote,
  type AccessPage,
  type AccessRow,
} from './access-note.js';

/** A row is never changed, and only the oldest of its kind goes. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS access_record (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT,
  role TEXT,
  partner TEXT,
  address TEXT,
  action TEXT NOT NULL,
  about TEXT,
  items INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS access_record_kind ON access_record (kind, place);
CREATE INDEX IF NOT EXISTS access_record_subject ON access_record (subject, place);
CREATE TRIGGER IF NOT EXISTS access_record_kept BEFORE UPDATE ON access_record
BEGIN SELECT RAISE(ABORT, 'the access record is append-only'); END;
CREATE TRIGGER IF NOT EXISTS access_record_oldest_first BEFORE DELETE ON access_record
WHEN EXISTS (SELECT 1 FROM access_record WHERE kind = OLD.kind AND place < OLD.place)
BEGIN SELECT RAISE(ABORT, 'the access record is append-only'); END;`;

const COLUMNS = 'kind, subject, role, partner, address, action, about, items';
const LONGEST = 1_000;
/** Notes between two looks at what is too old, and how many go in one: short enough to be waited for. */
const [TRIM_EVERY, TRIM_AT_ONCE] = [500, 1_000];
/** Milliseconds that a lock of another process is waited for; the server answers nobody meanwhile. */
const BUSY = 500;

export interface AccessRecordOptions {
  /** A file that is made readable for its owner only, or `:memory:`. */
  readonly path: string;
  /** How many rows of each kind stay; a flood of one kind pushes out none of another. */
  readonly rows: number;
  readonly clock: Clock;
}

/** The record of who read what. A note stands in the file when `note` returns: before anything is answered. */
export class AccessRecord {
  readonly #db: Database;
  readonly #insert: Statement;
  #sinceTrim = 0;
  #closed = false;

  constructor(private readonly options: AccessRecordOptions) {
    this.#db = openDatabase(options.path, { synchronous: 'NORMAL', busyTimeout: BUSY });
    if (options.path !== ':memory:') chmodSync(options.path, 0o600);
    this.#db.exec(SCHEMA);
    this.#insert = this.#db.prepare(
      `INSERT INTO access_record (at, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** Records one note. Throws RecordUnavailableError when it cannot (a full disk, a lock, a closed record). */
  note({ kind, subject, role, partnerId, address, action, about, items }: AccessNote): void {
    try {
      this.#insert.run(
        this.options.clock.now(),
        kind,
        subject ?? null,
        role ?? null,
        partnerId ?? null,
        address ?? null,
        action.slice(0, LONGEST),
        about?.slice(0, LONGEST) ?? null,
        items ?? null,
      );
      this.#sinceTrim += 1;
      if (this.#sinceTrim >= TRIM_EVERY) this.trim();
    } catch (error) {
      throw new RecordUnavailableError(error);
    }
  }

  /** A page, newest first; `before` is the place of the last row of the page before. */
  read({ kind, subject }: AccessFilter, first: number, before?: number): AccessPage {
    const wanted = [
      ...(kind === undefined ? [] : [['kind = ?', kind] as const]),
      ...(subject === undefined ? [] : [['subject = ?', subject] as const]),
      ...(before === undefined ? [] : [['place < ?', before] as const]),
    ];
    const where = wanted.length === 0 ? '' : `WHERE ${wanted.map(([text]) => text).join(' AND ')}`;
    const found = this.#db
      .prepare(`SELECT place, at, ${COLUMNS} FROM access_record ${where} ORDER BY place DESC LIMIT ?`)
      .all(...wanted.map(([, value]) => value), first + 1);
    return { rows: found.slice(0, first).map(rowOf), hasNextPage: found.length > first };
  }

  /** Drops the oldest rows of each kind that has more than it may; a part of them when there are very many. */
  trim(): void {
    this.#sinceTrim = 0;
    const kinds = this.#db.prepare('SELECT DISTINCT kind FROM access_record').all();
    const edge = this.#db.prepare(
      'SELECT place FROM access_record WHERE kind = ? ORDER BY place DESC LIMIT 1 OFFSET ?',
    );
    const old = this.#db.prepare(
      'SELECT place FROM access_record WHERE kind = ? AND place <= ? ORDER BY place LIMIT ?',
    );
    const drop = this.#db.prepare('DELETE FROM access_record WHERE place = ?');
    for (const { kind } of kinds) {
      const last = edge.get(kind ?? '', this.options.rows)?.['place'];
      if (last === undefined) continue;
      for (const { place } of old.all(kind ?? '', last, TRIM_AT_ONCE)) drop.run(place ?? 0);
    }
  }

  /** Asked twice, it closes once. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#db.close();
  }
}

const optional = (row: SqlRow, name: string): string | undefined => {
  const value = row[name];
  return typeof value === 'string' ? value : undefined;
};

const rowOf = (row: SqlRow): AccessRow => ({
  place: Number(row['place']),
  at: Number(row['at']),
  kind: String(row['kind']) as AccessKind,
  subject: optional(row, 'subject'),
  role: optional(row, 'role'),
  partnerId: optional(row, 'partner'),
  address: optional(row, 'address'),
  action: String(row['action']),
  about: optional(row, 'about'),
  items: row['items'] === null ? undefined : Number(row['items']),
});

import { chmodSync } from 'node:fs';
import { isRole, type Actor } from '#libs/access';
import { openDatabase, type Database, type SqlRow } from '#libs/event-store';
import {
  DAY,
  FORGOTTEN_AFTER,
  FORM,
  mayMake,
  newKey,
  type MadeKey,
  type ReadingKey,
  type ReadingKeys,
} from './key.js';
import { sha256Hex, uuidv7, type Clock } from '#libs/platform';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS reading_key (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  role TEXT NOT NULL,
  partner TEXT,
  name TEXT NOT NULL,
  made INTEGER NOT NULL,
  until INTEGER NOT NULL,
  revoked INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS reading_key_subject ON reading_key (subject, made);`;

/** Reading keys in a file; whoever opens the same file, such as two servers of one machine, has the same keys. */
export class FileReadingKeys implements ReadingKeys {
  readonly #db: Database;
  #closed = false;

  /** A file that is made readable for its owner only, or `:memory:`. */
  constructor(
    path: string,
    private readonly clock: Clock,
  ) {
    this.#db = openDatabase(path);
    if (path !== ':memory:') chmodSync(path, 0o600);
    this.#db.exec(SCHEMA);
  }

  make(owner: Actor, name: string, days: number): MadeKey {
    const now = this.clock.now();
    this.#db.prepare('DELETE FROM reading_key WHERE made <= ?').run(now - FORGOTTEN_AFTER);
    mayMake(this.of(owner.subject), days);
    const key = newKey();
    const made = { id: uuidv7(this.clock), name, made: now, until: now + days * DAY };
    this.#db
      .prepare(
        'INSERT INTO reading_key (id, hash, subject, role, partner, name, made, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        made.id,
        sha256Hex(key),
        owner.subject,
        owner.role,
        owner.partnerId ?? null,
        name,
        made.made,
        made.until,
      );
    return { ...made, revoked: undefined, works: true, key };
  }

  of(subject: string): readonly ReadingKey[] {
    const now = this.clock.now();
    return this.#db
      .prepare(
        'SELECT id, name, made, until, revoked FROM reading_key WHERE subject = ? AND made > ? ORDER BY made, id',
      )
      .all(subject, now - FORGOTTEN_AFTER)
      .map((row) => keyOf(row, now));
  }

  revoke(subject: string, id: string): boolean {
    if (!this.of(subject).some((one) => one.id === id)) return false;
    this.#db
      .prepare('UPDATE reading_key SET revoked = coalesce(revoked, ?) WHERE id = ? AND subject = ?')
      .run(this.clock.now(), id, subject);
    return true;
  }

  holder(key: string): Actor | undefined {
    if (!FORM.test(key)) return undefined;
    const row = this.#db
      .prepare('SELECT subject, role, partner, until, revoked FROM reading_key WHERE hash = ?')
      .get(sha256Hex(key));
    const role = row?.['role'];
    if (!row || row['revoked'] !== null || !isRole(role)) return undefined;
    const until = Number(row['until']);
    if (until <= this.clock.now()) return undefined;
    const partner = row['partner'];
    return {
      role,
      subject: String(row['subject']),
      until,
      ...(typeof partner === 'string' ? { partnerId: partner } : {}),
    };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#db.close();
  }
}

function keyOf(row: SqlRow, now: number): ReadingKey {
  const until = Number(row['until']);
  const revoked = row['revoked'] === null ? undefined : Number(row['revoked']);
  return {
    id: String(row['id']),
    name: String(row['name']),
    made: Number(row['made']),
    until,
    revoked,
    works: revoked === undefined && until > now,
  };
}

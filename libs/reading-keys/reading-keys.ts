import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { isRole, type Actor } from '#libs/access';
import { openDatabase, type Database, type SqlRow } from '#libs/event-store';
import { sha256Hex, uuidv7, type Clock } from '#libs/platform';

/** What a key begins with, so that one that lies about is known for what it is. */
export const PREFIX = 'wsk_';
const FORM = /^wsk_[\w-]{43}$/;
/** Keys that one subject may have at a time, and days that one may last. */
export const [MOST_KEYS, MOST_DAYS] = [10, 366] as const;
const DAY = 86_400_000;

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

/** A key as its owner sees it again: never the key itself. Moments in milliseconds since 1970. */
export interface ReadingKey {
  readonly id: string;
  readonly name: string;
  readonly made: number;
  readonly until: number;
  readonly revoked: number | undefined;
  /** Neither ended nor revoked by now. */
  readonly works: boolean;
}

/** An owner has as many keys as it may. */
export class TooManyKeysError extends Error {
  override readonly name = 'TooManyKeysError';
}

/**
 * Personal keys that only read figures, for programs that cannot sign in (Excel): 256 random bits, kept as their SHA-256,
 * with the rights of who made them and an end. A key that was revoked or has ended is nobody's.
 */
export class ReadingKeys {
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

  /** Makes a key that lasts so many days; it is told here and never again. Throws TooManyKeysError. */
  make(owner: Actor, name: string, days: number): ReadingKey & { readonly key: string } {
    const now = this.clock.now();
    const inUse = this.of(owner.subject).filter(({ works }) => works);
    if (inUse.length >= MOST_KEYS) throw new TooManyKeysError(`${String(MOST_KEYS)} keys`);
    if (!(days >= 1 && days <= MOST_DAYS)) throw new RangeError(`a key lasts 1 to ${String(MOST_DAYS)} days`);
    const key = PREFIX + randomBytes(32).toString('base64url');
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

  /** Every key of an owner, oldest first; ended and revoked ones are among them. */
  of(subject: string): readonly ReadingKey[] {
    return this.#db
      .prepare('SELECT id, name, made, until, revoked FROM reading_key WHERE subject = ? ORDER BY made, id')
      .all(subject)
      .map((row) => keyOf(row, this.clock.now()));
  }

  /** Ends a key of its owner, at once. False when the owner has no such key. */
  revoke(subject: string, id: string): boolean {
    if (!this.of(subject).some((one) => one.id === id)) return false;
    this.#db
      .prepare('UPDATE reading_key SET revoked = coalesce(revoked, ?) WHERE id = ? AND subject = ?')
      .run(this.clock.now(), id, subject);
    return true;
  }

  /** Who a key reads for; undefined for one that is none, has ended or was revoked. */
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

  /** Asked twice, it closes once. */
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

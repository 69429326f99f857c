import { chmodSync } from 'node:fs';
import { isRole, type Actor } from '#libs/access';
import { openDatabase, type Database, type SqlRow } from '#libs/event-store';

/** An indicator, or the indicators of an area, that somebody follows. */
export interface Followed {
  readonly kpis: readonly string[];
  readonly scope: string;
}

/**
 * Somebody who asked for mail about what it follows, with the rights it had then. Moments in milliseconds since 1970.
 */
export interface Follower {
  readonly actor: Actor;
  readonly followed: readonly Followed[];
  /** Position in the log of what was last told. */
  readonly seen: string;
  /** The mail day on which was last looked, `yyyy-mm-dd`. */
  readonly looked: string;
  /** From then on nothing is mailed, unless it is asked for again. */
  readonly until: number;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS follower (
  subject TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  partner TEXT,
  followed TEXT NOT NULL,
  seen TEXT NOT NULL,
  looked TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT;`;

/**
 * Who is mailed about what it follows, beside the outbox: no address, no figure, and gone when it is switched off.
 */
export class Followers {
  readonly #db: Database;

  /** A file that is made readable for its owner only, or `:memory:`. */
  constructor(path: string) {
    this.#db = openDatabase(path);
    if (path !== ':memory:') chmodSync(path, 0o600);
    this.#db.exec(SCHEMA);
  }

  /** From now on, in the place of what this person asked before. */
  put({ actor, followed, seen, looked, until }: Follower): void {
    this.#db
      .prepare(
        'INSERT OR REPLACE INTO follower (subject, role, partner, followed, seen, looked, until) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(actor.subject, actor.role, actor.partnerId ?? null, JSON.stringify(followed), seen, looked, until);
  }

  /** Nothing of this person is kept. */
  drop(subject: string): void {
    this.#db.prepare('DELETE FROM follower WHERE subject = ?').run(subject);
  }

  of(subject: string): Follower | undefined {
    const row = this.#db.prepare('SELECT * FROM follower WHERE subject = ?').get(subject);
    return row && followerOf(row);
  }

  /** Those for whom was not looked on this mail day. */
  toLookFor(day: string): readonly Follower[] {
    return this.#db
      .prepare('SELECT * FROM follower WHERE looked < ? ORDER BY subject')
      .all(day)
      .map(followerOf)
      .filter((each) => each !== undefined);
  }

  /** Looked for somebody on a mail day, and told up to a position; only looked without one. */
  note(subject: string, looked: string, seen?: string): void {
    this.#db
      .prepare('UPDATE follower SET looked = ?, seen = coalesce(?, seen) WHERE subject = ?')
      .run(looked, seen ?? null, subject);
  }

  close(): void {
    this.#db.close();
  }
}

/** Undefined for a role that is no more. */
function followerOf(row: SqlRow): Follower | undefined {
  const [role, partner] = [row['role'], row['partner']];
  if (!isRole(role)) return undefined;
  return {
    actor: {
      role,
      subject: String(row['subject']),
      ...(typeof partner === 'string' ? { partnerId: partner } : {}),
    },
    // Written by `put` alone.
    followed: JSON.parse(String(row['followed'])) as readonly Followed[],
    seen: String(row['seen']),
    looked: String(row['looked']),
    until: Number(row['until']),
  };
}

import { chmodSync } from 'node:fs';
import { openDatabase, type Database, type SqlRow } from '#libs/event-store';

/** `DROPPED`: no longer due when its turn came. */
export const MAIL_STATES = ['WAITING', 'SENT', 'FAILED', 'DROPPED'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/**
 * A mail about one submission; its address is looked up when it is sent and stands nowhere here. Moments in
 * milliseconds since 1970.
 */
export interface OutgoingMail {
  /** The same for the same mail, so that it is sent once however often it is asked. */
  readonly id: string;
  readonly partnerId: string;
  readonly period: string;
  /** Whether a person asked for it; else it is one of the reminders by the calendar. */
  readonly asked: boolean;
  readonly at: number;
  readonly tries: number;
  readonly state: MailState;
  /** When it came into that state. */
  readonly since: number;
  /** Why it failed or was not taken: a code, never what the mail server wrote. */
  readonly why: string | undefined;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS outgoing_mail (
  id TEXT PRIMARY KEY,
  partner TEXT NOT NULL,
  period TEXT NOT NULL,
  asked INTEGER NOT NULL,
  at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'WAITING',
  since INTEGER NOT NULL,
  why TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS outgoing_mail_state ON outgoing_mail (state, at);`;

/** What is to be mailed and what was: on disk before anybody is told that it will be sent. */
export class Outbox {
  readonly #db: Database;

  /** A file that is made readable for its owner only, or `:memory:`. */
  constructor(path: string) {
    this.#db = openDatabase(path);
    if (path !== ':memory:') chmodSync(path, 0o600);
    this.#db.exec(SCHEMA);
  }

  /** Puts a mail in line, unless one with its id is or was. */
  add(mail: Pick<OutgoingMail, 'id' | 'partnerId' | 'period' | 'asked' | 'at'>): void {
    this.#db
      .prepare(
        'INSERT OR IGNORE INTO outgoing_mail (id, partner, period, asked, at, since) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(mail.id, mail.partnerId, mail.period, Number(mail.asked), mail.at, mail.at);
  }

  /** Whatever waits, the oldest first. */
  waiting(most: number): readonly OutgoingMail[] {
    return this.#db
      .prepare("SELECT * FROM outgoing_mail WHERE state = 'WAITING' ORDER BY at, id LIMIT ?")
      .all(most)
      .map(mailOf);
  }

  /** The newest first. */
  newest(most: number): readonly OutgoingMail[] {
    return this.#db.prepare('SELECT * FROM outgoing_mail ORDER BY at DESC, id LIMIT ?').all(most).map(mailOf);
  }

  /** What came of a try; `WAITING`: it is tried again. */
  note(id: string, state: MailState, since: number, why?: string): void {
    this.#db
      .prepare('UPDATE outgoing_mail SET state = ?, since = ?, why = ?, tries = tries + 1 WHERE id = ?')
      .run(state, since, why ?? null, id);
  }

  close(): void {
    this.#db.close();
  }
}

const mailOf = (row: SqlRow): OutgoingMail => ({
  id: String(row['id']),
  partnerId: String(row['partner']),
  period: String(row['period']),
  asked: row['asked'] === 1,
  at: Number(row['at']),
  tries: Number(row['tries']),
  state: MAIL_STATES.find((state) => state === row['state']) ?? 'FAILED',
  since: Number(row['since']),
  why: row['why'] === null ? undefined : String(row['why']),
});

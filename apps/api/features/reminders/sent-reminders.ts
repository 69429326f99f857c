import type { Database } from '#libs/event-store';

/**
 * Which reminders were taken by the receiver, in the read model's file. Should that file be lost, what is still due
 * is told once more under the same id.
 */
export class SentReminders {
  constructor(private readonly db: Database) {
    db.exec(
      'CREATE TABLE IF NOT EXISTS sent_reminders (id TEXT PRIMARY KEY, sent_at INTEGER NOT NULL) STRICT',
    );
  }

  has(id: string): boolean {
    return this.db.prepare('SELECT 1 AS one FROM sent_reminders WHERE id = ?').get(id) !== undefined;
  }

  /** `at` in milliseconds. */
  add(id: string, at: number): void {
    this.db.prepare('INSERT OR IGNORE INTO sent_reminders (id, sent_at) VALUES (?, ?)').run(id, at);
  }
}

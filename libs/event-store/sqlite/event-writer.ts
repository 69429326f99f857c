import { checkExpected, repeatOf } from '../append-rules.js';
import type { Standing } from '../append-rules.js';
import type { Append, AppendResult } from '../event-store.js';
import type { Database, Statement, Synchronous } from './driver.js';
import { synchronousOf } from './driver.js';
import { GroupCommit } from './group-commit.js';
import type { AppendRequest, BatchWriter, Outcome } from './protocol.js';
import { prepareEventLog } from './schema.js';

/** The one writer of a log in this process. It keeps nothing between transactions: another process may append too. */
export class EventWriter implements BatchWriter<AppendRequest, readonly AppendResult[]> {
  readonly #group: GroupCommit;
  readonly #insert: Statement;
  readonly #standing: Statement;
  readonly #revision: Statement;
  readonly #lastTime: Statement;

  constructor(private readonly db: Database) {
    prepareEventLog(db);
    this.#group = new GroupCommit(db);
    this.#insert = db.prepare(`INSERT INTO events
      (stream, revision, event_id, type, schema_version, data, metadata, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#standing = db.prepare(
      'SELECT stream, revision, position, recorded_at FROM events WHERE event_id = ?',
    );
    this.#revision = db.prepare('SELECT max(revision) AS revision FROM events WHERE stream = ?');
    this.#lastTime = db.prepare('SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1');
  }

  get synchronous(): Synchronous | undefined {
    return synchronousOf(this.db);
  }

  handle(requests: readonly AppendRequest[]): readonly Outcome<readonly AppendResult[]>[] {
    return this.#group.run(requests, ({ appends, now }) => appends.map((append) => this.#write(append, now)));
  }

  close(): void {
    this.db.close();
  }

  #write(append: Append, now: number): AppendResult {
    const repeated = repeatOf(
      append,
      append.events.map((event) => this.#find(event.eventId)),
    );
    if (repeated !== undefined) return repeated;
    const { stream } = append;
    const revision = Number(this.#revision.get(stream)?.['revision'] ?? -1);
    checkExpected(stream, append.expected, revision);
    const recordedAt = Math.max(now, Number(this.#lastTime.get()?.['recorded_at'] ?? now));
    const events = append.events.map((event, index) => {
      const { eventId, type, schemaVersion, data, metadata } = event;
      const next = revision + 1 + index;
      const done = this.#insert.run(stream, next, eventId, type, schemaVersion, data, metadata, recordedAt);
      return { eventId, revision: next, position: BigInt(done.lastInsertRowid), recordedAt };
    });
    return { stream, events, duplicate: false };
  }

  #find(eventId: string): Standing | undefined {
    const row = this.#standing.get(eventId);
    if (row === undefined) return undefined;
    return {
      stream: String(row['stream']),
      revision: Number(row['revision']),
      position: BigInt(Number(row['position'])),
      recordedAt: Number(row['recorded_at']),
    };
  }
}

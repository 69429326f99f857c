import { meetsExpected, repeatOf } from '../append-rules.js';
import type { EventLocation } from '../append-rules.js';
import { EventIdTakenError, WrongExpectedVersionError } from '../errors.js';
import type { Append, AppendedEvent, AppendResult, NewEvent } from '../event-store.js';
import type { Database, Statement, Synchronous } from '../sql/driver.js';
import { eventDigest } from '../sql/event-digest.js';
import { closeWhole, synchronousOf } from '../sql/driver.js';
import { isConstraint } from '../sql/sqlite-errors.js';
import { GroupCommit } from './group-commit.js';
import type { AppendRequest, BatchWriter, Outcome } from './protocol.js';
import { prepareEventLog } from './schema.js';

/** The one writer of a log in this process. It keeps nothing between transactions: another process may append too. */
export class EventWriter implements BatchWriter<AppendRequest, readonly AppendResult[]> {
  readonly #group: GroupCommit;
  readonly #insert: Statement;
  readonly #insertDigest: Statement;
  readonly #standing: Statement;
  readonly #revision: Statement;
  readonly #lastTime: Statement;
  /**
   * Of the newest event, as long as the transaction lasts in which it was read or written: nobody else writes
   * meanwhile.
   */
  #newest = { in: 0, at: 0 };

  constructor(private readonly db: Database) {
    prepareEventLog(db);
    this.#group = new GroupCommit(db);
    this.#insert = db.prepare(`INSERT INTO events
      (stream, revision, event_id, type, schema_version, data, metadata, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#insertDigest = db.prepare('INSERT INTO event_digests (position, digest) VALUES (?, ?)');
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
    return this.#group.run(requests, writesSeveral, ({ appends, now }) =>
      appends.map((append) => this.#write(append, now)),
    );
  }

  close(): void {
    closeWhole(this.db);
  }

  #write(append: Append, now: number): AppendResult {
    const { stream, expected } = append;
    const revision = Number(this.#revision.get(stream)?.['revision'] ?? -1);
    if (!meetsExpected(expected, revision)) {
      const repeated = this.#repeatOf(append);
      if (repeated !== undefined) return repeated;
      throw new WrongExpectedVersionError(stream, expected, revision);
    }
    const recordedAt = Math.max(now, this.#newestTime(now));
    const events: AppendedEvent[] = [];
    for (const event of append.events) {
      const next = revision + 1 + events.length;
      try {
        events.push({
          eventId: event.eventId,
          revision: next,
          position: this.#add(append, event, next, recordedAt),
          recordedAt,
        });
      } catch (error) {
        return this.#explain(error, append, events.length);
      }
    }
    if (events.length > 0) this.#newest = { in: this.#group.begun, at: recordedAt };
    return { stream, events, duplicate: false };
  }

  #newestTime(now: number): number {
    if (this.#newest.in === this.#group.begun) return this.#newest.at;
    return Number(this.#lastTime.get()?.['recorded_at'] ?? now);
  }

  #add({ stream }: Append, event: NewEvent, revision: number, recordedAt: number): bigint {
    const { eventId, type, schemaVersion, data, metadata } = event;
    const done = this.#insert.run(stream, revision, eventId, type, schemaVersion, data, metadata, recordedAt);
    const position = BigInt(done.lastInsertRowid);
    this.#insertDigest.run(position, eventDigest({ ...event, stream, revision, position, recordedAt }));
    return position;
  }

  /** The ids are not looked up before: the table refuses a second one itself, and only then the reason is sought. */
  #explain(error: unknown, append: Append, failed: number): AppendResult {
    const location = isConstraint(error) ? this.#find(append.events[failed]?.eventId ?? '') : undefined;
    if (location === undefined) throw error;
    // At the first event nothing of this append is written yet, so that what is found is older.
    const repeated = failed === 0 ? this.#repeatOf(append) : undefined;
    if (repeated !== undefined) return repeated;
    throw new EventIdTakenError(append.events[failed]?.eventId ?? '', location.stream, location.position);
  }

  #repeatOf(append: Append): AppendResult | undefined {
    return repeatOf(
      append,
      append.events.map((event) => this.#find(event.eventId)),
    );
  }

  #find(eventId: string): EventLocation | undefined {
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

/** Whether a refusal could come after something of the request is written. */
function writesSeveral({ appends }: AppendRequest): boolean {
  return appends.length > 1 || appends.some(({ events }) => events.length > 1);
}

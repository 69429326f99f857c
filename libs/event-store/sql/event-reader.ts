import { readAllDefaults, readStreamDefaults } from '../append-rules.js';
import type { ReadAllOptions, ReadStreamOptions, RecordedEvent } from '../event-store.js';
import { intact } from './event-digest.js';
import type { Database, SqlRow, Statement } from './driver.js';

type Columns = readonly [
  number,
  string,
  number,
  string,
  string,
  number,
  string,
  string,
  number,
  Uint8Array | null,
];

const COLUMNS = 'position, stream, revision, event_id, type, schema_version, data, metadata, recorded_at';

/** A replica's copy has no digests: it is made anew from the cluster. */
const digestOf = (db: Database): string =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'event_digests'").get() === undefined
    ? 'NULL'
    : '(SELECT digest FROM event_digests WHERE event_digests.position = events.position)';

/** Throws DamagedEventError for an event that is not what was stored. Reads on the main thread's own connection: in WAL mode they wait for no writer. */
export class EventReader {
  readonly #forward: Statement;
  readonly #backward: Statement;
  readonly #streamForward: Statement;
  readonly #streamBackward: Statement;
  readonly #event: Statement;
  readonly #head: Statement;

  constructor(private readonly db: Database) {
    const select = `SELECT ${COLUMNS}, ${digestOf(db)} FROM events`;
    const prepare = (where: string): Statement => {
      const statement = db.prepare(`${select} ${where}`);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#forward = prepare('WHERE position > ? ORDER BY position LIMIT ?');
    this.#backward = prepare('WHERE position < ? ORDER BY position DESC LIMIT ?');
    this.#streamForward = prepare('WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?');
    this.#streamBackward = prepare('WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?');
    this.#event = prepare('WHERE event_id = ?');
    this.#head = db.prepare('SELECT max(position) AS head FROM events');
  }

  all(options: ReadAllOptions): readonly RecordedEvent[] {
    const { after, direction, limit } = readAllDefaults(options);
    return (direction === 'forward' ? this.#forward : this.#backward).all(after, limit).map(toEvent);
  }

  stream(stream: string, options: ReadStreamOptions): readonly RecordedEvent[] {
    const { from, direction, limit } = readStreamDefaults(options);
    const statement = direction === 'forward' ? this.#streamForward : this.#streamBackward;
    return statement.all(stream, from, limit).map(toEvent);
  }

  event(eventId: string): RecordedEvent | undefined {
    const row = this.#event.get(eventId);
    return row === undefined ? undefined : toEvent(row);
  }

  head(): bigint {
    return BigInt(Number(this.#head.get()?.['head'] ?? 0));
  }

  close(): void {
    this.db.close();
  }
}

function toEvent(row: SqlRow): RecordedEvent {
  const [position, stream, revision, eventId, type, schemaVersion, data, metadata, recordedAt, digest] =
    row as unknown as Columns;
  const event = {
    eventId,
    type,
    schemaVersion,
    data,
    metadata,
    stream,
    revision,
    position: BigInt(position),
    recordedAt,
  };
  return intact(event, digest);
}

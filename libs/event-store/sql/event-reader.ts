import { readAllDefaults, readStreamDefaults } from '../append-rules.js';
import type { ReadAllOptions, ReadStreamOptions, RecordedEvent, Touched } from '../event-store.js';
import { DamageWatch, type DamageFault } from './damage-watch.js';
import { DamagedEventError, intact, type LogRole } from './event-digest.js';
import type { Database, SqlRow, SqlValue, Statement } from './driver.js';

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

const DIGEST = '(SELECT digest FROM event_digests WHERE event_digests.position = events.position)';

/** A file of before digests were kept may have none. */
const hasTable = (db: Database, name: string): boolean =>
  db.prepare('SELECT 1 FROM pragma_table_info(?)').get(name) !== undefined;

/**
 * Throws DamagedEventError for an event that is not what was stored. Reads on the main thread's own connection: in
 * WAL mode they wait for no writer.
 */
export class EventReader {
  readonly #forward: Statement;
  readonly #backward: Statement;
  readonly #streamForward: Statement;
  readonly #streamBackward: Statement;
  readonly #event: Statement;
  readonly #head: Statement;
  readonly #touched: Statement;
  readonly #firstDigest: Statement | undefined;
  readonly #watch: DamageWatch;

  constructor(
    private readonly db: Database,
    private readonly role: LogRole = 'log',
  ) {
    this.#watch = new DamageWatch(role);
    const hasDigests = hasTable(db, 'event_digests');
    const select = `SELECT ${COLUMNS}, ${hasDigests ? DIGEST : 'NULL'} FROM events`;
    this.#firstDigest = hasDigests
      ? db.prepare('SELECT min(position) AS first FROM event_digests')
      : undefined;
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
    this.#touched = db.prepare(
      'SELECT position, stream FROM events WHERE position > ? ORDER BY position LIMIT ?',
    );
    this.#touched.setReturnArrays(true);
  }

  all(options: ReadAllOptions): readonly RecordedEvent[] {
    const { after, direction, limit } = readAllDefaults(options);
    const statement = direction === 'forward' ? this.#forward : this.#backward;
    const read = (from: SqlValue, count: number): readonly RecordedEvent[] =>
      statement.all(from, count).map(this.#toEvent);
    return this.#watch.over(
      () => read(after, limit),
      () => narrowed(read, after, limit),
    );
  }

  stream(stream: string, options: ReadStreamOptions): readonly RecordedEvent[] {
    const { from, direction, limit } = readStreamDefaults(options);
    const statement = direction === 'forward' ? this.#streamForward : this.#streamBackward;
    return this.#watch.over(() => statement.all(stream, from, limit).map(this.#toEvent));
  }

  event(eventId: string): RecordedEvent | undefined {
    return this.#watch.over(() => {
      const row = this.#event.get(eventId);
      return row === undefined ? undefined : this.#toEvent(row);
    });
  }

  /** As the port says; nothing but the names of streams is read. */
  touched(after: bigint, limit: number): Touched | undefined {
    const rows = this.#touched.all(after, limit + 1) as unknown as readonly (readonly [number, string])[];
    if (rows.length > limit) return undefined;
    return { streams: rows.map(([, stream]) => stream), head: BigInt(rows.at(-1)?.[0] ?? after) };
  }

  /** The first damage that a read met, as long as it is still there. */
  get fault(): DamageFault | undefined {
    return this.#watch.fault;
  }

  readonly #toEvent = (row: SqlRow): RecordedEvent => {
    const [event, digest] = eventAndDigest(row);
    if (digest !== null) return intact(event, digest, this.role);
    // Once digests are kept, every event has one: a gap behind the first is a digest that was taken away.
    if (event.position < this.#digestsFrom()) return event;
    throw new DamagedEventError(event.eventId, event.position, this.role, 'NO_DIGEST');
  };

  /** How many of the first events are of before digests were kept. */
  withoutDigest(): number {
    const head = this.head();
    const from = this.#digestsFrom();
    return Number(from > head ? head : from - 1n);
  }

  /** Position of the first event that has a digest; beyond every log where none has. */
  #digestsFrom(): bigint {
    const first = this.#firstDigest?.get()?.['first'] ?? null;
    return first === null ? ENDLESS : BigInt(Number(first));
  }

  head(): bigint {
    return BigInt(Number(this.#head.get()?.['head'] ?? 0));
  }

  close(): void {
    this.db.close();
  }
}

/** Beyond every position. */
const ENDLESS = 2n ** 63n;

function eventAndDigest(row: SqlRow): readonly [RecordedEvent, Uint8Array | null] {
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
  return [event, digest];
}

/** The smallest read within one that fails which fails too: what is tried again each second must be short. */
function narrowed(
  read: (after: SqlValue, limit: number) => readonly RecordedEvent[],
  after: SqlValue,
  limit: number,
): () => unknown {
  let [from, count] = [after, limit];
  while (count > 1) {
    const half = Math.ceil(count / 2);
    try {
      const last = read(from, half).at(-1);
      if (last === undefined) break;
      [from, count] = [last.position, count - half];
    } catch {
      count = half;
    }
  }
  return () => read(from, count);
}

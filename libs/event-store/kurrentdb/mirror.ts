import type { Standing } from '../append-rules.js';
import { StoreError } from '../errors.js';
import type { ReadAllOptions, ReadStreamOptions, RecordedEvent } from '../event-store.js';
import type { StoreFault } from '../file-fault.js';
import type { Database, Statement } from '../sql/driver.js';
import { eventDigest } from '../sql/event-digest.js';
import { EventReader } from '../sql/event-reader.js';
import { isForeign, type Step } from './append-groups.js';
import { FOREIGN_TABLE, PassedOver } from './passed-over.js';
import type { Place } from './place.js';
import type { ForeignEvent, WireEvent } from './wire-event.js';

/** Raised when the tables or the way of counting change: an older file is emptied and filled anew, but for the last before. */
const FORMAT = 3;
/** Of every stream it has a row in `streams`. */
const ALL_STREAMS = 2;

const TABLES = `
  CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    event_id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS event_digests (position INTEGER PRIMARY KEY, digest BLOB NOT NULL) STRICT;
  -- Only the streams of which KurrentDB's counting differs from ours: of the others the events say it.
  CREATE TABLE IF NOT EXISTS streams (
    name TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    store_revision INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS handled (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    log TEXT NOT NULL,
    commit_position TEXT NOT NULL,
    prepare_position TEXT NOT NULL,
    stream TEXT NOT NULL,
    store_revision INTEGER NOT NULL,
    event_id TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS synced (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL) STRICT;
  ${FOREIGN_TABLE}`;

/** How far the log was counted, and the last event of ours in it, by KurrentDB's own coordinates. */
export interface Handled extends Place {
  /** Empty when nothing of ours has come yet. */
  readonly stream: string;
  readonly storeRevision: number;
  readonly eventId: string;
}

/** Last revision of a stream (-1: none): in our counting, and in KurrentDB's, which also counts void appends. */
export interface StreamState {
  readonly revision: number;
  readonly storeRevision: number;
}

const NONE_OF_OURS = { stream: '', storeRevision: -1, eventId: '' };

/**
 * This replica's copy of the log, with our positions. Everything in it follows from the order of $all alone, so that every
 * replica counts the same; the file can be deleted and comes back the same.
 *
 * An append is void when one of its event ids stands earlier in the log. Two replicas can write the same id to two streams
 * in the same moment, which KurrentDB does not see; the first in $all counts, the other is nowhere in our log.
 */
export class Mirror {
  readonly #reader: EventReader;
  readonly #insert: Statement;
  readonly #insertDigest: Statement;
  readonly #setStream: Statement;
  readonly #setHandled: Statement;
  readonly #standing: Statement;
  readonly #counted: Statement;
  readonly #differing: Statement;
  readonly #tail: Statement;
  readonly passedOver: PassedOver;
  readonly #setSynced: Statement;
  readonly #whereItGoesOn: Statement;
  /** Every request asks for it: kept here, as only this process writes it. */
  #syncedAt: number | undefined;
  #handled: Handled | undefined;
  #closed = false;

  constructor(
    private readonly db: Database,
    private readonly log: string,
  ) {
    prepareTables(db);
    this.#reader = new EventReader(db, 'log-copy');
    this.#insert = db.prepare(
      'INSERT INTO events (position, stream, revision, event_id, type, schema_version, data, metadata, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#insertDigest = db.prepare('INSERT INTO event_digests (position, digest) VALUES (?, ?)');
    this.#setStream = db.prepare(
      'INSERT OR REPLACE INTO streams (name, revision, store_revision) VALUES (?, ?, ?)',
    );
    this.#setHandled = db.prepare('INSERT OR REPLACE INTO handled VALUES (1, ?, ?, ?, ?, ?, ?)');
    this.#standing = db.prepare(
      'SELECT stream, revision, position, recorded_at FROM events WHERE event_id = ?',
    );
    this.#counted = db.prepare('SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1');
    this.#differing = db.prepare('SELECT revision, store_revision FROM streams WHERE name = ?');
    this.#tail = db.prepare('SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1');
    this.#setSynced = db.prepare('INSERT OR REPLACE INTO synced VALUES (1, ?)');
    this.#whereItGoesOn = db.prepare('SELECT commit_position AS c, prepare_position AS p FROM handled');
    const at = db.prepare('SELECT at FROM synced').get()?.['at'];
    this.#syncedAt = at === undefined ? undefined : Number(at);
    this.passedOver = new PassedOver(db);
    this.#handled = loadHandled(db, log);
  }

  /** Where the log goes on: exclusive; undefined when nothing of it was handled. */
  get handled(): Handled | undefined {
    return this.#handled;
  }

  /** When (by this machine) the copy was last known to be whole; undefined: never. */
  get syncedAt(): number | undefined {
    return this.#syncedAt;
  }

  markSynced(at: number): void {
    this.#setSynced.run(Math.trunc(at));
    this.#syncedAt = Math.trunc(at);
  }

  standing(eventId: string): Standing | undefined {
    const row = this.#standing.get(eventId);
    if (row === undefined) return undefined;
    const { stream, revision, position, recorded_at } = row;
    const place = { stream: String(stream), revision: Number(revision), recordedAt: Number(recorded_at) };
    return { ...place, position: BigInt(Number(position)) };
  }

  stream(name: string): StreamState {
    const row = this.#differing.get(name);
    if (row !== undefined)
      return { revision: Number(row['revision']), storeRevision: Number(row['store_revision']) };
    const revision = Number(this.#counted.get(name)?.['revision'] ?? -1);
    return { revision, storeRevision: revision };
  }

  /** Counts whole appends and passes over what others wrote, in the order of $all and in one transaction with the place where the log goes on. */
  count(steps: readonly Step[]): void {
    const handled = this.#after(steps);
    if (handled === undefined) return;
    const { commit, prepare, stream, storeRevision, eventId } = handled;
    this.db.exec('BEGIN IMMEDIATE');
    try {
      this.#mustBeAlone();
      const tail = this.#tail.get();
      const state = {
        position: Number(tail?.['position'] ?? 0),
        time: Number(tail?.['recorded_at'] ?? -Infinity),
      };
      for (const step of steps)
        if (isForeign(step)) this.#pass(step);
        else this.#countOne(step, state);
      this.#setHandled.run(this.log, String(commit), String(prepare), stream, storeRevision, eventId);
      this.db.exec('COMMIT');
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
    this.#handled = handled;
  }

  /** Where the log goes on behind these. */
  #after(steps: readonly Step[]): Handled | undefined {
    const last = steps.at(-1);
    const place = last === undefined || isForeign(last) ? last : last.at(-1);
    if (place === undefined) return undefined;
    const { commit, prepare } = place;
    const ours = steps.findLast((step): step is readonly WireEvent[] => !isForeign(step))?.at(-1);
    const { stream, storeRevision, eventId } = ours ?? this.#handled ?? NONE_OF_OURS;
    return { commit, prepare, stream, storeRevision, eventId };
  }

  /** The stream goes on behind it by KurrentDB's counting, and not by ours. */
  #pass(event: ForeignEvent): void {
    const { stream, storeRevision } = event;
    const before = this.stream(stream);
    this.passedOver.add(event);
    if (storeRevision !== undefined) this.#keep(stream, before, before.revision, storeRevision);
  }

  /** Where the counting of a stream is the same as ours, and always was, its events say it. */
  #keep(stream: string, before: StreamState, revision: number, storeRevision: number): void {
    const differs = before.revision !== before.storeRevision || revision !== storeRevision;
    if (differs) this.#setStream.run(stream, revision, storeRevision);
  }

  all(options: ReadAllOptions): readonly RecordedEvent[] {
    return this.#reader.all(options);
  }

  events(stream: string, options: ReadStreamOptions): readonly RecordedEvent[] {
    return this.#reader.stream(stream, options);
  }

  event(eventId: string): RecordedEvent | undefined {
    return this.#reader.event(eventId);
  }

  /** The copy is damaged: what is recorded stands in the cluster, but this replica answers from what may be wrong. */
  get fault(): StoreFault | undefined {
    return this.#reader.fault;
  }

  head(): bigint {
    return this.#reader.head();
  }

  close(): void {
    if (!this.#closed) this.db.close();
    this.#closed = true;
  }

  #mustBeAlone(): void {
    const row = this.#whereItGoesOn.get();
    const same = row
      ? row['c'] === String(this.#handled?.commit) && row['p'] === String(this.#handled?.prepare)
      : this.#handled === undefined;
    if (!same)
      throw new StoreError(
        'STORE_UNAVAILABLE',
        'another process fills this copy of the log: give each replica a file of its own (WIJKSPOOR_LOG_COPY)',
      );
  }

  #countOne(append: readonly WireEvent[], state: { position: number; time: number }): void {
    const [first] = append;
    if (first === undefined) return;
    const { stream } = first;
    const before = this.stream(stream);
    if (first.storeRevision !== before.storeRevision + 1)
      throw new StoreError(
        'STORE_UNAVAILABLE',
        `stream ${stream}: revision ${first.storeRevision} came after ${before.storeRevision}`,
      );
    const isVoid = append.some(({ eventId }) => this.#standing.get(eventId) !== undefined);
    let { revision } = before;
    for (const event of isVoid ? [] : append) {
      state.position += 1;
      state.time = Math.max(state.time, event.storeTime);
      revision += 1;
      const { eventId, type, schemaVersion, data, metadata } = event;
      const content = [eventId, type, schemaVersion, data, metadata] as const;
      this.#insert.run(state.position, stream, revision, ...content, state.time);
      this.#insertDigest.run(state.position, eventDigest(recorded(event, stream, revision, state)));
    }
    this.#keep(stream, before, revision, before.storeRevision + append.length);
  }
}

/** An event of the cluster as this replica counts it, of which its copy keeps the digest. */
function recorded(
  { eventId, type, schemaVersion, data, metadata }: WireEvent,
  stream: string,
  revision: number,
  { position, time }: { readonly position: number; readonly time: number },
): RecordedEvent {
  const content = { eventId, type, schemaVersion, data, metadata };
  return { ...content, stream, revision, position: BigInt(position), recordedAt: time };
}

function prepareTables(db: Database): void {
  db.exec('PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16000');
  const format = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (format === ALL_STREAMS) db.exec('DELETE FROM streams WHERE revision = store_revision');
  else if (format !== FORMAT && format !== 0)
    for (const table of ['events', 'event_digests', 'streams', 'handled', 'synced', 'passed_over'])
      db.exec(`DROP TABLE IF EXISTS ${table}`);
  db.exec(`BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version=${FORMAT}; COMMIT`);
}

function loadHandled(db: Database, log: string): Handled | undefined {
  const row = db.prepare('SELECT * FROM handled').get();
  if (row === undefined) return undefined;
  if (row['log'] !== log)
    throw new StoreError(
      'STORE_UNAVAILABLE',
      `this file is a copy of log ${String(row['log'])}, not of ${log}: delete it or name another`,
    );
  return {
    commit: BigInt(String(row['commit_position'])),
    prepare: BigInt(String(row['prepare_position'])),
    stream: String(row['stream']),
    storeRevision: Number(row['store_revision']),
    eventId: String(row['event_id']),
  };
}

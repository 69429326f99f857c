import { LRUCache } from 'lru-cache';

import type { EventLocation } from '../append-rules.js';
import { StoreError } from '../errors.js';
import type { ReadAllOptions, ReadStreamOptions, RecordedEvent } from '../event-store.js';
import type { StoreFault } from '../file-fault.js';
import type { Database, Statement } from '../sql/driver.js';
import { eventDigest } from '../sql/event-digest.js';
import { EventReader } from '../sql/event-reader.js';
import { inTransaction } from '../sql/in-transaction.js';
import { isForeign, type Step } from './append-groups.js';
import { loadHandled, prepareTables, type Handled } from './mirror-tables.js';
import { PassedOver } from './passed-over.js';
import type { ForeignEvent, WireEvent } from './wire-event.js';

/** Last revision of a stream (-1: none): in our counting, and in KurrentDB's, which also counts void appends. */
export interface StreamState {
  readonly revision: number;
  readonly storeRevision: number;
}

/** How far counting has come: the last position, and the time of what stands there. */
interface Counting {
  position: number;
  time: number;
}

const EVENT =
  'INTO events (position, stream, revision, event_id, type, schema_version, data, metadata, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** A replica writes some thousands of events a second, and asks for what it wrote within one. */
const MOST_LATELY = 8_192;

const NONE_OF_OURS = { stream: '', storeRevision: -1, eventId: '' };

/**
 * This replica's copy of the log, with our positions. Everything in it follows from the order of $all alone, so
 * that every replica counts the same; the file can be deleted and comes back the same.
 *
 * An append is void when one of its event ids stands earlier in the log. Two replicas can write the same id to two
 * streams in the same moment, which KurrentDB does not see; the first in $all counts, the other is nowhere in our
 * log.
 */
export class Mirror {
  readonly #reader: EventReader;
  readonly #insert: Statement;
  readonly #insertNew: Statement;
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
  /** Whether KurrentDB's counting differs from ours for any stream: mostly for none. */
  #someDiffer: boolean;
  /**
   * What was counted last: who wrote it asks for it at once. The rest is asked of the copy, which only this process
   * writes.
   */
  readonly #standings = new LRUCache<string, EventLocation>({ max: MOST_LATELY });
  readonly #states = new LRUCache<string, StreamState>({ max: MOST_LATELY });
  #closed = false;

  constructor(
    private readonly db: Database,
    private readonly log: string,
  ) {
    prepareTables(db);
    this.#reader = new EventReader(db, 'log-copy');
    this.#insert = db.prepare(`INSERT ${EVENT}`);
    this.#insertNew = db.prepare(`INSERT OR IGNORE ${EVENT}`);
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
    this.#someDiffer = db.prepare('SELECT 1 FROM streams LIMIT 1').get() !== undefined;
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

  standing(eventId: string): EventLocation | undefined {
    const lately = this.#standings.get(eventId);
    if (lately !== undefined) return lately;
    const row = this.#standing.get(eventId);
    if (row === undefined) return undefined;
    const { stream, revision, position, recorded_at } = row;
    const place = { stream: String(stream), revision: Number(revision), recordedAt: Number(recorded_at) };
    return { ...place, position: BigInt(Number(position)) };
  }

  stream(name: string): StreamState {
    const lately = this.#states.get(name);
    if (lately !== undefined) return lately;
    const row = this.#someDiffer ? this.#differing.get(name) : undefined;
    if (row !== undefined)
      return { revision: Number(row['revision']), storeRevision: Number(row['store_revision']) };
    const revision = Number(this.#counted.get(name)?.['revision'] ?? -1);
    return { revision, storeRevision: revision };
  }

  /**
   * Counts whole appends and passes over what others wrote, in the order of $all and in one transaction with the
   * place where the log goes on.
   */
  count(steps: readonly Step[]): void {
    const handled = this.#after(steps);
    if (handled === undefined) return;
    const { commit, prepare, stream, storeRevision, eventId } = handled;
    try {
      inTransaction(this.db, () => {
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
      });
    } catch (error) {
      this.#forgetWhatWasCounted();
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
    if (differs) {
      this.#setStream.run(stream, revision, storeRevision);
      this.#someDiffer = true;
    }
    this.#states.set(stream, { revision, storeRevision });
  }

  /** It is not in the copy after all. */
  #forgetWhatWasCounted(): void {
    this.#standings.clear();
    this.#states.clear();
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

  #countOne(append: readonly WireEvent[], state: Counting): void {
    const [first] = append;
    if (first === undefined || (append.length === 1 && this.#countNew(first, state))) return;
    const { stream } = first;
    const before = this.stream(stream);
    if (first.storeRevision !== before.storeRevision + 1)
      throw new StoreError(
        'STORE_UNAVAILABLE',
        `stream ${stream}: revision ${first.storeRevision} came after ${before.storeRevision}`,
      );
    const isVoid = append.some(({ eventId }) => this.standing(eventId) !== undefined);
    let { revision } = before;
    for (const event of isVoid ? [] : append) {
      revision += 1;
      this.#insertEvent(this.#insert, event, revision, state);
    }
    this.#keep(stream, before, revision, before.storeRevision + append.length);
  }

  /**
   * The first event of a stream, without a look at what stands; false, and nothing done, where its id or its stream
   * does.
   */
  #countNew(event: WireEvent, state: Counting): boolean {
    const { stream, storeRevision } = event;
    if (storeRevision !== 0 || this.#someDiffer) return false;
    if (!this.#insertEvent(this.#insertNew, event, 0, state)) return false;
    this.#states.set(stream, { revision: 0, storeRevision });
    return true;
  }

  #insertEvent(insert: Statement, event: WireEvent, revision: number, state: Counting): boolean {
    const position = state.position + 1;
    const time = Math.max(state.time, event.storeTime);
    const { stream, eventId, type, schemaVersion, data, metadata } = event;
    const content = [eventId, type, schemaVersion, data, metadata] as const;
    if (Number(insert.run(position, stream, revision, ...content, time).changes) === 0) return false;
    state.position = position;
    state.time = time;
    this.#insertDigest.run(position, eventDigest(recorded(event, stream, revision, state)));
    this.#standings.set(eventId, { stream, revision, recordedAt: time, position: BigInt(position) });
    return true;
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

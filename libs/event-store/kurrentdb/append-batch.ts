import type { EventStoreDBClient } from '@eventstore/db-client';

import { meetsExpected, repeatOf } from '../append-rules.js';
import { StoreError, WrongExpectedVersionError } from '../errors.js';
import type { Append, AppendResult, StoreClock } from '../event-store.js';
import type { Follower } from './follower.js';
import type { Mirror, StreamState } from './mirror.js';
import { toWire } from './wire-event.js';
import { write, type WriterTimes } from './writer.js';

const MAX_CONFLICTS = 25;

export interface BatchTools {
  readonly client: EventStoreDBClient;
  readonly mirror: Mirror;
  readonly follower: Follower;
  readonly times: WriterTimes;
  readonly prefix: string;
  readonly now: StoreClock | undefined;
}

interface Written {
  readonly append: Append;
  /** Revision in KurrentDB of its last event. */
  readonly storeRevision: number;
}

/** The appends of one call, written one after the other; their positions are known once the mirror has counted them. */
export class AppendBatch {
  readonly #done: (AppendResult | Written)[] = [];
  /** Where the streams are by what this batch wrote and the mirror may not have yet. */
  readonly #ahead = new Map<string, StreamState>();
  readonly #pending = new Set<string>();

  constructor(private readonly tools: BatchTools) {}

  /** Stores one append, or finds that it is stored. Rejects with what the port promises; then it is not stored. */
  async add(append: Append): Promise<void> {
    const { mirror, follower } = this.tools;
    const ids = append.events.map(({ eventId }) => eventId);
    if (ids.some((id) => this.#pending.has(id))) await this.#settle();
    let fresh = false;
    for (let conflicts = 0; conflicts < MAX_CONFLICTS;) {
      const repeated = repeatOf(
        append,
        ids.map((id) => mirror.standing(id)),
      );
      if (repeated) return void this.#done.push(repeated);
      const at = this.#ahead.get(append.stream) ?? mirror.stream(append.stream);
      const met = meetsExpected(append.expected, at.revision);
      if ((!met || ids.length === 0) && !fresh) {
        // The mirror may be behind: what it says is only a refusal once it is known to hold all there was.
        await follower.refresh();
        fresh = true;
        continue;
      }
      if (!met) throw new WrongExpectedVersionError(append.stream, append.expected, at.revision);
      if (ids.length === 0)
        return void this.#done.push({ stream: append.stream, events: [], duplicate: false });
      const actual = await this.#written(append, at);
      if (actual === undefined) return;
      conflicts += 1;
      this.#ahead.delete(append.stream);
      await this.#catchUp(append.stream, actual);
      fresh = true;
    }
    throw new StoreError(
      'STORE_UNAVAILABLE',
      `stream ${append.stream} changed ${MAX_CONFLICTS} times meanwhile`,
    );
  }

  /** The results so far, with their positions. Rejects when an append turns out void, or the mirror cannot follow. */
  async results(): Promise<readonly AppendResult[]> {
    await this.#settle();
    return this.#done.map((done) => ('append' in done ? this.#resultOf(done.append) : done));
  }

  /** KurrentDB refuses at once, also for events that its other nodes do not have yet and nobody can read: those are waited for. */
  async #catchUp(stream: string, actual: number): Promise<void> {
    const { mirror, follower, times } = this.tools;
    await follower.refresh();
    if (mirror.stream(stream).storeRevision < actual) await follower.arrived(stream, actual, times.total);
  }

  /** Undefined once it is stored; else the revision in KurrentDB that the stream is at. */
  async #written(append: Append, at: StreamState): Promise<number | undefined> {
    const { client, times, prefix, now } = this.tools;
    const events = toWire(append.events, now?.());
    const outcome = await write(client, `${prefix}${append.stream}`, at.storeRevision, events, times);
    if (!outcome.stored) return outcome.actual;
    const storeRevision = at.storeRevision + append.events.length;
    this.#ahead.set(append.stream, { revision: at.revision + append.events.length, storeRevision });
    for (const { eventId } of append.events) this.#pending.add(eventId);
    this.#done.push({ append, storeRevision });
    return undefined;
  }

  /** The appends of a batch are written one after the other, so where the last has come, all have. */
  async #settle(): Promise<void> {
    const { follower, times } = this.tools;
    const last = this.#done.findLast((done) => 'append' in done);
    if (last !== undefined) await follower.arrived(last.append.stream, last.storeRevision, times.total);
    this.#ahead.clear();
    this.#pending.clear();
  }

  #resultOf(append: Append): AppendResult {
    const standings = append.events.map(({ eventId }) => this.tools.mirror.standing(eventId));
    const found = repeatOf(append, standings);
    if (found === undefined)
      throw new StoreError('STORE_UNAVAILABLE', `stream ${append.stream}: stored events are not in the copy`);
    return { ...found, duplicate: false };
  }
}

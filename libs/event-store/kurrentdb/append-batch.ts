import type { EventStoreDBClient } from '@eventstore/db-client';

import { meetsExpected, repeatOf } from '../append-rules.js';
import { PartialAppendError, StoreError, WrongExpectedVersionError } from '../errors.js';
import type { Append, AppendResult, StoreClock } from '../event-store.js';
import { connectionOf } from './client.js';
import type { Follower } from './follower.js';
import type { Mirror, StreamState } from './mirror.js';
import { toWire } from './wire-event.js';
import { writeAll, type WriterTimes } from './writer.js';

const MAX_CONFLICTS = 25;

export interface BatchTools {
  readonly client: EventStoreDBClient;
  readonly mirror: Mirror;
  readonly follower: Follower;
  readonly times: WriterTimes;
  readonly prefix: string;
  readonly now: StoreClock | undefined;
}

/** An append of the batch, decided upon and not yet written. */
interface Planned {
  readonly index: number;
  readonly append: Append;
  readonly at: StreamState;
}

/** An append that KurrentDB has: where, so that the copy can be waited for. */
interface Written {
  readonly append: Append;
  readonly storeRevision: number;
  readonly commit: bigint;
}

/**
 * The appends of one call. Those that do not depend on one another (another stream, no event id of one before) are in
 * flight together and stand in $all in the order of the batch; one that does waits for those before it. What a
 * stream was changed for meanwhile is decided and written again, behind the others.
 */
export class AppendBatch {
  readonly #done = new Map<number, AppendResult | Written>();
  /** Decided upon, and not yet written: streams that all differ. */
  #planned: Planned[] = [];
  readonly #plannedStreams = new Set<string>();
  readonly #sent = new Set<number>();
  /** Where the streams are by what this batch wrote and the mirror may not have yet. */
  readonly #ahead = new Map<string, StreamState>();
  readonly #pendingIds = new Set<string>();

  constructor(
    private readonly tools: BatchTools,
    private readonly appends: readonly Append[],
  ) {}

  /**
   * Results with their positions. Rejects PartialAppendError, or why the first failed where nothing is known to be
   * stored.
   */
  async run(): Promise<readonly AppendResult[]> {
    try {
      for (const [index, append] of this.appends.entries()) await this.#add(append, index);
      await this.#flush();
      await this.#settle();
    } catch (error) {
      return this.#partly(error);
    }
    return this.appends.map((append, index) => this.#resultOf(append, index));
  }

  async #add(append: Append, index: number): Promise<void> {
    const { stream, events } = append;
    if (this.#plannedStreams.has(stream)) await this.#flush();
    if (events.some(({ eventId }) => this.#pendingIds.has(eventId))) {
      await this.#flush();
      await this.#settle();
    }
    const planned = await this.#plan(append, index, false).catch(async (error: unknown) => {
      // What stands before it is stored; what comes behind it is not.
      await this.#flush();
      throw error;
    });
    if (planned === undefined) return;
    this.#planned.push(planned);
    this.#plannedStreams.add(stream);
    for (const { eventId } of events) this.#pendingIds.add(eventId);
  }

  /** What is to be written for an append; undefined when it is done with. Rejects with what the port promises. */
  async #plan(append: Append, index: number, isFresh: boolean): Promise<Planned | undefined> {
    const { mirror, follower } = this.tools;
    for (let fresh = isFresh; ; fresh = true) {
      const repeated = repeatOf(append, this.#standings(append));
      if (repeated) return void this.#done.set(index, repeated);
      const at = this.#ahead.get(append.stream) ?? mirror.stream(append.stream);
      const met = meetsExpected(append.expected, at.revision);
      if (met && append.events.length > 0) return { index, append, at };
      // The mirror may be behind: what it says is only a refusal once it is known to hold all there was.
      if (!fresh) await follower.refresh();
      else if (!met) throw new WrongExpectedVersionError(append.stream, append.expected, at.revision);
      else return void this.#done.set(index, { stream: append.stream, events: [], duplicate: false });
    }
  }

  /** Writes what is planned, all in flight together. Rejects when what became of one cannot be known. */
  async #flush(): Promise<void> {
    let planned = this.#planned;
    this.#planned = [];
    this.#plannedStreams.clear();
    for (let conflicts = 0; planned.length > 0; conflicts += 1) {
      if (conflicts === MAX_CONFLICTS)
        throw new StoreError(
          'STORE_UNAVAILABLE',
          `stream ${planned[0]?.append.stream} changed ${MAX_CONFLICTS} times meanwhile`,
        );
      planned = await this.#writeAll(planned);
    }
  }

  /** Answers what was refused, decided upon again. */
  async #writeAll(planned: readonly Planned[]): Promise<Planned[]> {
    const { client, times, prefix, now } = this.tools;
    const writes = planned.map(({ append, at }) => ({
      stream: `${prefix}${append.stream}`,
      storeRevision: at.storeRevision,
      events: toWire(append.events, now?.(append)),
    }));
    for (const { index } of planned) this.#sent.add(index);
    const { outcomes, error } = await writeAll(client, writes, times);
    for (const [each, outcome] of outcomes.entries()) {
      const written = planned[each];
      if (written !== undefined && outcome.stored) this.#note(written, outcome.commit);
    }
    if (error !== undefined) throw error;
    const again: Planned[] = [];
    for (const [each, outcome] of outcomes.entries()) {
      const refused = planned[each];
      if (refused === undefined || outcome.stored) continue;
      if ('gone' in outcome)
        throw new StoreError('STORE_UNAVAILABLE', `stream ${refused.append.stream} was deleted for good`);
      await this.#catchUp(refused.append.stream, outcome.actual);
      const decided = await this.#plan(refused.append, refused.index, true);
      if (decided) again.push(decided);
    }
    return again;
  }

  #note({ index, append, at }: Planned, commit: bigint): void {
    const storeRevision = at.storeRevision + append.events.length;
    this.#ahead.set(append.stream, { revision: at.revision + append.events.length, storeRevision });
    this.#done.set(index, { append, storeRevision, commit });
  }

  /**
   * KurrentDB refuses at once, also for events that its other nodes do not have yet and nobody can read: those are
   * waited for.
   */
  async #catchUp(stream: string, actual: number): Promise<void> {
    const { mirror, follower, times } = this.tools;
    this.#ahead.delete(stream);
    await follower.refresh();
    if (mirror.stream(stream).storeRevision < actual) await follower.arrived(stream, actual, times.total);
  }

  /** Waits until the copy has all that was written: where the last in $all has come, all have. */
  async #settle(): Promise<void> {
    const { follower, times } = this.tools;
    let last: Written | undefined;
    for (const done of this.#done.values())
      if ('append' in done && (last === undefined || done.commit >= last.commit)) last = done;
    if (last !== undefined) await follower.arrived(last.append.stream, last.storeRevision, times.total);
    this.#ahead.clear();
    this.#pendingIds.clear();
  }

  /**
   * After an error: all results, when they are found to be stored after all; else rejects with which are known to be.
   */
  async #partly(error: unknown): Promise<readonly AppendResult[]> {
    const { client, follower } = this.tools;
    if (this.appends.length === 1) throw error;
    await this.#settle().catch(() => undefined);
    // Of what was sent without an answer the log may tell; while it cannot be asked, the copy as it is.
    if (!connectionOf(client).away) await follower.refresh().catch(() => undefined);
    const stored = this.appends.map((append, index) => {
      try {
        return this.#resultOf(append, index);
      } catch {
        return undefined;
      }
    });
    const whole = stored.filter((result) => result !== undefined);
    if (whole.length === stored.length) return whole;
    if (whole.length === 0) throw error;
    throw new PartialAppendError(stored, stored.indexOf(undefined), error);
  }

  /** Throws when it is not stored. What was sent without an answer and stands there as it was sent is ours. */
  #resultOf(append: Append, index: number): AppendResult {
    const done = this.#done.get(index);
    if (done !== undefined && !('append' in done)) return done;
    const found = repeatOf(append, this.#standings(append));
    if (found === undefined)
      throw new StoreError('STORE_UNAVAILABLE', `stream ${append.stream}: stored events are not in the copy`);
    const isOurs = done !== undefined || (this.#sent.has(index) && this.#standsAsSent(append));
    return { ...found, duplicate: !isOurs };
  }

  #standings(append: Append): readonly ReturnType<Mirror['standing']>[] {
    return append.events.map(({ eventId }) => this.tools.mirror.standing(eventId));
  }

  #standsAsSent({ events }: Append): boolean {
    return events.every(({ eventId, data, metadata }) => {
      const event = this.tools.mirror.event(eventId);
      return event?.data === data && event.metadata === metadata;
    });
  }
}

import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import {
  START,
  streamNameFilter,
  type AllStreamSubscription,
  type EventStoreDBClient,
} from '@eventstore/db-client';

import { backOff } from '#libs/platform';

import { StoreError } from '../errors.js';
import type { WakeUp } from '../pull-subscription.js';
import { AppendGroups, type Step } from './append-groups.js';
import { Arrivals } from './arrivals.js';
import { Gathered } from './gathered.js';
import { limitedRead } from './limited-read.js';
import { connectionOf } from './client.js';
import { endOfLog } from './log-end.js';
import type { Mirror } from './mirror.js';
import { WINDOW } from './newest-of-ours.js';
import { isAfter, type LogPosition } from './log-position.js';
import { fromWire, uuidOf } from './wire-event.js';

export interface FollowerTimes {
  /** How long one request may take. */
  readonly attempt: number;
  /** How long the server may look for our newest event among those of others. */
  readonly search: number;
  /** How long something awaited may stay away in all. */
  readonly total: number;
  /** How long something awaited may stay away before the subscription is opened again. */
  readonly stall: number;
  /** How often the cluster is asked whether the copy is whole. */
  readonly heartbeat: number;
  /** Longest pause between two tries to subscribe. */
  readonly backOff: number;
}

const BATCH = 1_000;

/**
 * Keeps the mirror in step with the log: one subscription to $all, filtered on our streams by the server, opened
 * again after a jittered pause whenever it ends, fails or falls silent. Only what the mirror has committed counts as
 * handled.
 */
export class Follower {
  readonly #stopping = new AbortController();
  readonly #arrivals = new Arrivals();
  #refreshWaits = false;
  #running: Promise<unknown> | undefined;
  #subscription: AllStreamSubscription | undefined;
  #failure: Error | undefined;
  #fatal: Error | undefined;
  /** Why what the log brought could not be taken in, until the copy moves on. */
  #stuck: Error | undefined;
  #reachable = false;
  #verified = false;
  #refreshing: Promise<void> | undefined;
  /** Up to here $all held nothing of ours that the mirror has not: nobody needs to look there again. */
  #seen: LogPosition | undefined;
  /** Counts what moved on: the copy, or the places that the subscription passed. While that grows it is alive. */
  #signs = 0;
  #passed: LogPosition | undefined;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly mirror: Mirror,
    private readonly prefix: string,
    private readonly wakeUp: WakeUp,
    private readonly times: FollowerTimes,
  ) {
    // Every append and every reader that waits listens to it.
    setMaxListeners(0, this.#stopping.signal);
  }

  get reachable(): boolean {
    return this.#reachable;
  }

  get failure(): Error | undefined {
    return this.#fatal ?? this.#stuck ?? this.#failure;
  }

  /**
   * The log answers, but this replica cannot take in what it holds: nothing can be recorded by it, as nothing would
   * be seen.
   */
  get stuck(): Error | undefined {
    return this.#stuck;
  }

  /** The copy is of another log: nothing may be read from it. */
  get unusable(): boolean {
    return this.#fatal !== undefined;
  }

  start(): void {
    connectionOf(this.client).leaving.add(this.#resubscribe);
    this.#running ??= Promise.all([this.#supervise(), this.#beat(), this.#watch()]);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    connectionOf(this.client).leaving.delete(this.#resubscribe);
    this.wakeUp.notify();
    await this.#subscription?.unsubscribe();
    await this.#running;
  }

  /** On the connection that is there now: the one before was left. */
  readonly #resubscribe = (): void => void this.#subscription?.unsubscribe().catch(() => undefined);

  /**
   * Resolves once the mirror holds all that was in the log at this call. Rejects STORE_UNAVAILABLE when that cannot
   * be told.
   */
  async refresh(): Promise<void> {
    // One that runs already may have looked before this call: wait for it, then look again, together with all
    // others who ask.
    if (this.#refreshing) await this.#refreshing.catch(() => undefined);
    this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  /**
   * Resolves once the mirror has counted this event of a stream. Rejects STORE_UNAVAILABLE when it does not come in
   * time.
   */
  async arrived(stream: string, storeRevision: number, within: number): Promise<void> {
    const there = (): boolean => this.mirror.stream(stream).storeRevision >= storeRevision;
    if (there()) return;
    if (this.#stuck) throw this.#missing();
    await this.#arrivals.wait(stream, storeRevision, within, this.#stopping.signal);
    if (!there()) throw this.#missing();
  }

  #missing(): StoreError {
    if (this.#stopping.signal.aborted) return new StoreError('STORE_CLOSED', 'the event store is closed');
    return unavailable(this.failure ?? new Error('the log did not come in time'));
  }

  async #refresh(): Promise<void> {
    const asked = Date.now();
    try {
      await this.#verify();
      const { end, last } = await this.#look();
      if (last !== undefined) await this.#handledUpTo(last);
      this.#seen = end ?? this.#seen;
      this.#takingIn(() => this.mirror.markSynced(asked));
      this.#stuck = undefined;
      this.#answers(true);
    } catch (error) {
      if (this.#stopping.signal.aborted) throw error;
      this.#answers(false);
      throw unavailable(error);
    }
  }

  #answers(does: boolean): void {
    this.#reachable = does;
    connectionOf(this.client).away = !does && this.#stuck === undefined && this.#fatal === undefined;
  }

  async #handledUpTo(last: LogPosition): Promise<void> {
    let before = this.#signs;
    let deadline = Date.now() + this.times.total;
    for (;;) {
      const ticket = this.wakeUp.ticket();
      // A new replica has the whole log to read: what counts is that it goes on.
      if (this.#signs !== before) deadline = Date.now() + this.times.total;
      before = this.#signs;
      if (this.mirror.handled && !isAfter(last, this.mirror.handled)) return;
      const isOver = this.#stopping.signal.aborted || this.#fatal !== undefined || this.#stuck !== undefined;
      if (isOver || Date.now() >= deadline) throw this.#missing();
      this.#refreshWaits = true;
      await this.wakeUp.wait(ticket, deadline - Date.now(), this.#stopping.signal);
      this.#refreshWaits = false;
    }
  }

  #look(): ReturnType<typeof endOfLog> {
    return endOfLog(this.client, this.prefix, this.#reached(), this.times, this.#stopping.signal);
  }

  /** Behind this place there may be something of ours that the mirror has not. */
  #reached(): LogPosition | undefined {
    const { handled } = this.mirror;
    return this.#seen !== undefined && isAfter(this.#seen, handled) ? this.#seen : handled;
  }

  async #supervise(): Promise<void> {
    const { signal } = this.#stopping;
    let failures = 0;
    while (!signal.aborted && this.#fatal === undefined) {
      const before = this.mirror.handled;
      try {
        await this.#verify();
        await this.#skipOthers();
        await this.#follow();
        this.#failure = new Error('the subscription ended');
      } catch (error) {
        this.#failure = error as Error;
        if ((error as { type?: unknown }).type === 'unavailable') this.#answers(false);
      }
      if (signal.aborted) return;
      failures = this.mirror.handled === before ? failures + 1 : 0;
      const wait = backOff(failures + 1, { first: 25, longest: this.times.backOff });
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /**
   * Before the first subscription: a log with nothing new in it begins at the end, however much others have written.
   */
  async #skipOthers(): Promise<void> {
    if (this.#seen !== undefined) return;
    const { end, last } = await this.#look();
    if (last === undefined) this.#seen ??= end;
  }

  async #follow(): Promise<void> {
    const from = this.#reached();
    const groups = new AppendGroups(this.mirror.handled);
    const checkpointReached = async (_: unknown, position: LogPosition): Promise<void> =>
      this.#pass(position);
    const subscription = this.client.subscribeToAll(
      {
        fromPosition: from === undefined ? START : { commit: from.commit, prepare: from.prepare },
        filter: streamNameFilter({ prefixes: [this.prefix], maxSearchWindow: WINDOW, checkpointReached }),
        requiresLeader: true,
      },
      // By default 16 events wait here, and every commit would be as small.
      { highWaterMark: BATCH },
    );
    this.#subscription = subscription;
    subscription.on('error', () => undefined);
    const gathered = new Gathered<Step>(
      BATCH,
      (steps) => this.#takingIn(() => this.#count(steps)),
      (error) => subscription.destroy(error),
    );
    try {
      // The subscription ends only with the store or with the connection: nothing to wait for when it was stopped
      // before it began.
      if (this.#stopping.signal.aborted) return;
      for await (const { event } of subscription) {
        // The server compares names by the rules of a language, which may take other names for ours.
        if (event?.streamId.startsWith(this.prefix) !== true) continue;
        const step = this.#takingIn(() => groups.add(fromWire(event, this.prefix)));
        if (step !== undefined) gathered.add(step);
        if (this.#stopping.signal.aborted) return;
      }
    } finally {
      this.#subscription = undefined;
      gathered.end();
      // Leaving the loop does not end the call behind it.
      void subscription.unsubscribe().catch(() => undefined);
    }
  }

  /** What cannot be taken in now will not be by the next subscription either: whoever waits is told why. */
  #takingIn<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      this.#stuck = error as Error;
      this.#arrivals.release();
      this.wakeUp.notify();
      throw error;
    }
  }

  #count(steps: readonly Step[]): void {
    this.mirror.count(steps);
    this.#failure = undefined;
    this.#signs += 1;
    this.#stuck = undefined;
    this.#arrivals.counted(steps);
    this.wakeUp.notify();
  }

  /** Places that were passed before, by a subscription that ended there, say nothing. */
  #pass(place: LogPosition): void {
    if (!isAfter(place, this.#passed)) return;
    this.#passed = { commit: place.commit, prepare: place.prepare };
    this.#signs += 1;
  }

  /** Once: the last event that the mirror knows must stand in this log where the mirror has it. */
  async #verify(): Promise<void> {
    const { handled } = this.mirror;
    if (this.#verified || handled === undefined || handled.stream === '') return;
    const read = this.client.readStream(`${this.prefix}${handled.stream}`, {
      fromRevision: BigInt(handled.storeRevision),
      maxCount: 1,
      requiresLeader: true,
    });
    let found: string | undefined;
    try {
      for (const { event } of await limitedRead(read, this.times.attempt)) found = event?.id;
    } catch (error) {
      if ((error as { type?: unknown }).type !== 'stream-not-found') throw error;
    }
    if (found !== uuidOf(handled.eventId)) {
      this.#fatal = new StoreError(
        'STORE_UNAVAILABLE',
        `this replica's copy does not belong to this log: event ${handled.eventId} of stream ${handled.stream} is not there; delete the copy`,
      );
      this.wakeUp.notify();
      throw this.#fatal;
    }
    this.#verified = true;
  }

  /** A subscription can keep its connection and fall silent. Only what is awaited and does not come shows that. */
  async #watch(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const signs = this.#signs;
      const awaited = this.#arrivals.anybody || this.#refreshWaits;
      await pause(this.times.stall, undefined, { signal, ref: false }).catch(() => undefined);
      const still = awaited && (this.#arrivals.anybody || this.#refreshWaits);
      if (still && this.#signs === signs) await this.#subscription?.unsubscribe();
    }
  }

  async #beat(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted && this.#fatal === undefined) {
      await this.refresh().catch(() => undefined);
      await pause(this.times.heartbeat, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}

function unavailable(cause: unknown): StoreError {
  if ((cause as { name?: unknown }).name === 'StoreError') return cause as StoreError;
  const { message = String(cause) } = cause as { message?: string };
  return new StoreError('STORE_UNAVAILABLE', `KurrentDB does not answer: ${message}`, { cause });
}

import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import {
  BACKWARDS,
  END,
  START,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type EventStoreDBClient,
  type StreamingRead,
} from '@eventstore/db-client';

import { StoreError } from '../errors.js';
import type { WakeUp } from '../pull-subscription.js';
import { AppendGroups } from './append-groups.js';
import { Arrivals } from './arrivals.js';
import { limitedRead } from './limited-read.js';
import type { Mirror } from './mirror.js';
import { fromWire, uuidOf, type WireEvent } from './wire-event.js';

export interface FollowerTimes {
  /** How long one request may take. */
  readonly attempt: number;
  /** How long something awaited may stay away in all. */
  readonly total: number;
  /** How long something awaited may stay away before the subscription is opened anew. */
  readonly stall: number;
  /** How often the cluster is asked whether the copy is whole. */
  readonly heartbeat: number;
  /** Longest pause between two tries to subscribe. */
  readonly backOff: number;
}

interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const BATCH = 1_000;
const BACKWARD_PAGE = 200;

/**
 * Keeps the mirror in step with the log: one subscription to $all, filtered on our streams by the server, opened anew after
 * a jittered pause whenever it ends, fails or falls silent. Only what the mirror has committed counts as handled.
 */
export class Follower {
  readonly #stopping = new AbortController();
  readonly #arrivals = new Arrivals();
  #refreshWaits = false;
  #running: Promise<unknown> | undefined;
  #subscription: AllStreamSubscription | undefined;
  #failure: Error | undefined;
  #fatal: Error | undefined;
  #reachable = false;
  #verified = false;
  #refreshing: Promise<void> | undefined;
  /** Up to here (commit position) the end of $all held nothing of ours that the mirror has not. */
  #seenEnd = -1n;

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
    return this.#fatal ?? this.#failure;
  }

  /** The copy is of another log: nothing may be read from it. */
  get unusable(): boolean {
    return this.#fatal !== undefined;
  }

  start(): void {
    this.#running ??= Promise.all([this.#supervise(), this.#beat(), this.#watch()]);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wakeUp.notify();
    await this.#subscription?.unsubscribe();
    await this.#running;
  }

  /** Resolves once the mirror holds all that was in the log at this call. Rejects STORE_UNAVAILABLE when that cannot be told. */
  async refresh(): Promise<void> {
    // One that runs already may have looked before this call: wait for it, then look again, together with all others who ask.
    if (this.#refreshing) await this.#refreshing.catch(() => undefined);
    this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  /** Resolves once the mirror has counted this event of a stream. Rejects STORE_UNAVAILABLE when it does not come in time. */
  async arrived(stream: string, storeRevision: number, within: number): Promise<void> {
    const there = (): boolean => this.mirror.stream(stream).storeRevision >= storeRevision;
    if (there()) return;
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
      const { end, last } = await this.#lastOfOurs();
      if (last !== undefined) await this.#handledUpTo(last);
      this.#seenEnd = end;
      this.#reachable = true;
      this.mirror.markSynced(asked);
    } catch (error) {
      if (this.#stopping.signal.aborted) throw error;
      this.#reachable = false;
      throw unavailable(error);
    }
  }

  async #handledUpTo({ commit, prepare }: Place): Promise<void> {
    let before = this.mirror.handled;
    let deadline = Date.now() + this.times.total;
    for (;;) {
      const ticket = this.wakeUp.ticket();
      const { handled } = this.mirror;
      // A new replica has the whole log to read: what counts is that it goes on.
      if (handled !== before) deadline = Date.now() + this.times.total;
      before = handled;
      if (handled && (handled.commit > commit || (handled.commit === commit && handled.prepare >= prepare)))
        return;
      if (this.#stopping.signal.aborted || this.#fatal || Date.now() >= deadline) throw this.#missing();
      this.#refreshWaits = true;
      await this.wakeUp.wait(ticket, deadline - Date.now(), this.#stopping.signal);
      this.#refreshWaits = false;
    }
  }

  /** The newest event of ours in $all, unless it is known to be handled; and where $all ended. */
  async #lastOfOurs(): Promise<{ end: bigint; last?: Place }> {
    let fromPosition: typeof END | Place = END;
    let end: bigint | undefined;
    for (;;) {
      let count = 0;
      const read: StreamingRead<AllStreamResolvedEvent> = this.client.readAll({
        direction: BACKWARDS,
        fromPosition,
        maxCount: BACKWARD_PAGE,
        requiresLeader: true,
      });
      for (const { event } of await limitedRead(read, this.times.attempt)) {
        if (event === undefined) continue;
        count += 1;
        const { position, streamId } = event;
        end ??= position.commit;
        if (streamId.startsWith(this.prefix)) return { end, last: position };
        if (position.commit <= this.#seenEnd) return { end };
        fromPosition = position;
      }
      if (count < BACKWARD_PAGE) return { end: end ?? -1n };
    }
  }

  async #supervise(): Promise<void> {
    const { signal } = this.#stopping;
    let failures = 0;
    while (!signal.aborted && this.#fatal === undefined) {
      const before = this.mirror.handled;
      try {
        await this.#verify();
        await this.#follow();
        this.#failure = new Error('the subscription ended');
      } catch (error) {
        this.#failure = error as Error;
        if ((error as { type?: unknown }).type === 'unavailable') this.#reachable = false;
      }
      if (signal.aborted) return;
      failures = this.mirror.handled === before ? failures + 1 : 0;
      const longest = Math.min(this.times.backOff, 25 * 2 ** Math.min(failures, 16));
      await pause(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    }
  }

  async #follow(): Promise<void> {
    const { handled } = this.mirror;
    const groups = new AppendGroups(handled);
    const subscription = this.client.subscribeToAll(
      {
        fromPosition: handled === undefined ? START : { commit: handled.commit, prepare: handled.prepare },
        filter: streamNameFilter({ prefixes: [this.prefix] }),
        requiresLeader: true,
      },
      // By default 16 events wait here, and every commit would be as small.
      { highWaterMark: BATCH },
    );
    this.#subscription = subscription;
    subscription.on('error', () => undefined);
    let whole: (readonly WireEvent[])[] = [];
    try {
      // The subscription ends only with the store or with the connection: nothing to wait for when it was stopped before it began.
      if (this.#stopping.signal.aborted) return;
      for await (const { event } of subscription) {
        if (event === undefined) continue;
        const append = groups.add(fromWire(event, this.prefix));
        if (append !== undefined) whole.push(append);
        if (whole.length < BATCH && subscription.readableLength > 0) continue;
        const counted = whole;
        whole = [];
        this.mirror.count(counted);
        this.#failure = undefined;
        this.#arrivals.counted(counted);
        if (counted.length > 0) this.wakeUp.notify();
        if (this.#stopping.signal.aborted) return;
      }
    } finally {
      this.#subscription = undefined;
      // Leaving the loop does not end the call behind it.
      void subscription.unsubscribe().catch(() => undefined);
    }
  }

  /** Once: the last event that the mirror knows must stand in this log where the mirror has it. */
  async #verify(): Promise<void> {
    const { handled } = this.mirror;
    if (this.#verified || handled === undefined) return;
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
      const { handled } = this.mirror;
      const awaited = this.#arrivals.anybody || this.#refreshWaits;
      await pause(this.times.stall, undefined, { signal, ref: false }).catch(() => undefined);
      const still = awaited && (this.#arrivals.anybody || this.#refreshWaits);
      if (still && this.mirror.handled === handled) await this.#subscription?.unsubscribe();
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

import { setTimeout as pause } from 'node:timers/promises';

import type { EventStoreDBClient } from '@eventstore/db-client';

import { KeyLocks } from '#libs/platform';

import { checkAppend } from '../append-rules.js';
import { StoreError } from '../errors.js';
import type { StoreFault } from '../file-fault.js';
import type {
  Append,
  AppendResult,
  EventStore,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  StoreClock,
  StoreStatus,
  SubscribeOptions,
} from '../event-store.js';
import type { Held } from '../sql/file-lock.js';
import type { KeptFile } from '../sql/kept-file.js';
import { pullSubscription, WakeUp } from '../pull-subscription.js';
import type { Database } from '../sql/driver.js';
import { AppendBatch } from './append-batch.js';
import { releaseClient } from './client.js';
import { Follower, type FollowerTimes } from './follower.js';
import { Mirror } from './mirror.js';
import { NotTakenIn } from './not-taken-in.js';
import { clientOf, refusalOf } from './refusal.js';
import { parseSetting, type KurrentSetting } from './setting.js';
import type { WriterTimes } from './writer.js';

export type KurrentTimes = FollowerTimes & WriterTimes;

export const TIMES: KurrentTimes = {
  attempt: 3_000,
  search: 60_000,
  total: 10_000,
  stall: 2_000,
  heartbeat: 5_000,
  backOff: 5_000,
};

export interface KurrentStoreOptions {
  /** `esdb://…`, `esdb+discover://…` or the same with kurrentdb. */
  readonly setting: string;
  /**
   * Where this replica keeps its copy of the log; deletable. Closed with the store, and when the log does not open.
   */
  readonly mirror: Database;
  /** Of that copy, where it is a file: whether it still is the one at its path, and who has claimed it. */
  readonly file?: { readonly kept: KeptFile; readonly claim: Held; readonly damage?: Error };
  /** Only for tests and migrations; without it the time that KurrentDB gives counts. */
  readonly clock?: StoreClock;
  readonly times?: Partial<KurrentTimes>;
}

class KurrentEventStore implements EventStore {
  readonly atomicAcrossStreams = false;
  readonly description: string;
  readonly #locks = new KeyLocks();
  readonly #appending = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(
    private readonly setting: KurrentSetting,
    private readonly client: EventStoreDBClient,
    private readonly mirror: Mirror,
    private readonly follower: Follower,
    private readonly wakeUp: WakeUp,
    private readonly times: KurrentTimes,
    private readonly clock: StoreClock | undefined,
    private readonly file: KurrentStoreOptions['file'],
  ) {
    const damage = file?.damage ? `; its copy was damaged (${file.damage.message}), and is filled again` : '';
    this.description = `kurrentdb (${setting.shown})${damage}`;
  }

  async append(append: Append): Promise<AppendResult> {
    const [result] = await this.appendAll([append]);
    if (result === undefined) throw new StoreError('STORE_UNAVAILABLE', 'the store gave no result');
    return result;
  }

  async appendAll(appends: readonly Append[]): Promise<readonly AppendResult[]> {
    this.#mustBeOpen();
    appends.forEach(checkAppend);
    const keys = appends.flatMap(({ stream, events }) => [
      `s ${stream}`,
      ...events.map(({ eventId }) => `e ${eventId}`),
    ]);
    const appending = this.#locks.run(keys, () => this.#write(appends));
    this.#appending.add(appending);
    try {
      return await appending;
    } finally {
      this.#appending.delete(appending);
    }
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    this.#mustBeOpen();
    return this.mirror.events(stream, options);
  }

  async readAll(options: ReadAllOptions = {}): Promise<readonly RecordedEvent[]> {
    this.#mustBeOpen();
    return this.mirror.all(options);
  }

  async readEvent(eventId: string): Promise<RecordedEvent | undefined> {
    this.#mustBeOpen();
    return this.mirror.event(eventId);
  }

  /**
   * Asks the cluster; when that does not answer, as far as this replica's copy goes (`status` says how old it is).
   */
  async head(): Promise<bigint> {
    this.#mustBeOpen();
    await this.follower.refresh().catch(() => undefined);
    this.#mustBeOpen();
    return this.mirror.head();
  }

  subscribe(options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    const readAll = async (read: ReadAllOptions): Promise<readonly RecordedEvent[]> => this.mirror.all(read);
    const closed = (): boolean => this.#closing !== undefined;
    return pullSubscription({ wakeUp: this.wakeUp, pollMs: undefined, closed, readAll }, options);
  }

  status(): StoreStatus {
    const { reachable, failure } = this.follower;
    const { syncedAt: asOf, passedOver } = this.mirror;
    const { all } = passedOver;
    return {
      reachable,
      ...(asOf === undefined ? {} : { asOf }),
      ...(failure ? { error: failure } : {}),
      ...(all ? { passedOver: all } : {}),
    };
  }

  fault(): StoreFault | undefined {
    const { stuck } = this.follower;
    return stuck ? new NotTakenIn(stuck) : (this.file?.kept.fault ?? this.mirror.fault);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#appending);
    await this.follower.stop();
    await releaseClient(this.setting.connection);
    this.mirror.close();
    this.file?.claim.release();
  }

  async #write(appends: readonly Append[]): Promise<readonly AppendResult[]> {
    const { client, mirror, follower, clock, times } = this;
    // What is stored now would not be seen, and not be answered for.
    if (follower.stuck) throw new NotTakenIn(follower.stuck);
    const prefix = `${this.setting.log}/`;
    return new AppendBatch({ client, mirror, follower, times, prefix, now: clock }, appends).run();
  }

  #mustBeOpen(): void {
    if (this.#closing !== undefined) throw new StoreError('STORE_CLOSED', 'the event store is closed');
  }
}

/**
 * Opens the log on a KurrentDB cluster. Resolves once this replica's copy is whole; when the cluster does not
 * answer, with an older copy if there is one (`status` says how old), else it rejects with STORE_UNAVAILABLE.
 */
export async function openKurrentStore(options: KurrentStoreOptions): Promise<EventStore> {
  const { mirror: database, clock } = options;
  const times = { ...TIMES, ...options.times };
  const [setting, mirror, client] = prepared(options.setting, database);
  const wakeUp = new WakeUp();
  const follower = new Follower(client, mirror, `${setting.log}/`, wakeUp, times);
  const store = new KurrentEventStore(setting, client, mirror, follower, wakeUp, times, clock, options.file);
  follower.start();
  try {
    await firstSync(follower, mirror, times, setting);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function prepared(text: string, database: Database): readonly [KurrentSetting, Mirror, EventStoreDBClient] {
  try {
    const setting = parseSetting(text);
    return [setting, new Mirror(database, setting.log), clientOf(setting)];
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Tries for a while when this replica has nothing yet to answer from; else once. What no further try can mend ends
 * it at once, in words.
 */
async function firstSync(
  follower: Follower,
  mirror: Mirror,
  times: KurrentTimes,
  setting: KurrentSetting,
): Promise<void> {
  const deadline = Date.now() + times.total;
  for (let tries = 0; ; tries += 1)
    try {
      return await follower.refresh();
    } catch (error) {
      if (follower.unusable) throw error;
      if (follower.stuck && mirror.syncedAt === undefined) throw new NotTakenIn(follower.stuck);
      const refusal = await refusalOf(error, tries === 0 ? setting : undefined);
      if (refusal) throw refusal;
      if (mirror.syncedAt !== undefined) return;
      if (Date.now() >= deadline) throw error;
      await pause(Math.min(200, times.backOff));
    }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkAppend } from '../append-rules.js';
import { StoreError } from '../errors.js';
import type {
  Append,
  AppendResult,
  EventStore,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  StoreClock,
  SubscribeOptions,
  Touched,
} from '../event-store.js';
import type { StoreFault } from '../file-fault.js';
import { pullSubscription, WakeUp } from '../pull-subscription.js';
import { appendCodec } from './append-codec.js';
import type { Synchronous } from '../sql/driver.js';
import { sqliteDriver } from '../sql/driver.js';
import { isSqliteError } from '../sql/sqlite-errors.js';
import { EventReader } from '../sql/event-reader.js';
import { openReader } from '../sql/open-reader.js';
import { JustAppended } from './just-appended.js';
import type { AppendRequest } from './protocol.js';
import { fromWire, toWire } from './protocol.js';
import { WriterChannel } from './writer-channel.js';

/** How often a waiting subscription looks for what another process appended. */
const POLL_MS = 200;

/** Appends of one request looked at between two turns of others. */
const CHECKED_AT_ONCE = 1_000;

export interface SqliteStoreOptions {
  readonly path: string;
  readonly clock?: StoreClock;
  /** Default FULL. NORMAL and OFF lose acknowledged events in a power cut: for measurements and trials. */
  readonly synchronous?: Synchronous;
}

type Channel = WriterChannel<AppendRequest, readonly AppendResult[]>;

class SqliteEventStore implements EventStore {
  readonly atomicAcrossStreams = true;
  readonly description: string;
  #closed = false;

  constructor(
    private readonly channel: Channel,
    private readonly reader: EventReader,
    private readonly wakeUp: WakeUp,
    private readonly justAppended: JustAppended,
    private readonly clock: StoreClock,
  ) {
    const { name, version } = sqliteDriver();
    this.description = `sqlite (synchronous=${channel.synchronous}, SQLite ${version} by ${name})`;
  }

  async append(append: Append): Promise<AppendResult> {
    const [result] = await this.appendAll([append]);
    if (result === undefined) throw new StoreError('STORE_UNAVAILABLE', 'the writer gave no result');
    return result;
  }

  async appendAll(appends: readonly Append[]): Promise<readonly AppendResult[]> {
    this.#mustBeOpen();
    for (const [index, append] of appends.entries()) {
      if (index > 0 && index % CHECKED_AT_ONCE === 0) await nextTurn();
      checkAppend(append);
    }
    const damage = this.reader.fault;
    if (damage) throw damage;
    return this.channel.call({ appends, now: this.clock() });
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    return this.#read((reader) => reader.stream(stream, options));
  }

  async readAll(options: ReadAllOptions = {}): Promise<readonly RecordedEvent[]> {
    return this.#read((reader) => reader.all(options));
  }

  async readEvent(eventId: string): Promise<RecordedEvent | undefined> {
    return this.#read((reader) => reader.event(eventId));
  }

  async touched(after: bigint, limit: number): Promise<Touched | undefined> {
    return this.#read((reader) => reader.touched(after, limit));
  }

  async head(): Promise<bigint> {
    return this.#read((reader) => reader.head());
  }

  async withoutDigest(): Promise<number> {
    return this.#read((reader) => reader.withoutDigest());
  }

  subscribe(options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    const readAll = (read: ReadAllOptions): Promise<readonly RecordedEvent[]> => this.readAll(read);
    const closed = (): boolean => this.#closed;
    const justAppended = (after: bigint, limit: number) =>
      options.handedOver ? this.justAppended.after(after, limit) : undefined;
    return pullSubscription({ wakeUp: this.wakeUp, pollMs: POLL_MS, closed, readAll, justAppended }, options);
  }

  fault(): StoreFault | undefined {
    return this.channel.fault ?? this.reader.fault;
  }

  async close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = true;
      this.wakeUp.notify();
      // Before the writer's: the last connection to close moves the WAL into the file, a read-only one could not.
      this.reader.close();
    }
    await this.channel.close();
  }

  #read<Value>(read: (reader: EventReader) => Value): Value {
    this.#mustBeOpen();
    try {
      return read(this.reader);
    } catch (error) {
      throw isSqliteError(error) ? fromWire(toWire(error)) : error;
    }
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreError('STORE_CLOSED', 'the event store is closed');
  }
}

/** Opens or creates the log in a file; appends are written by a worker thread, several to one commit. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<EventStore> {
  const { path, clock = Date.now, synchronous = 'FULL' } = options;
  const wakeUp = new WakeUp();
  const justAppended = new JustAppended();
  const channel: Channel = await WriterChannel.open(
    { kind: 'events', path, synchronous },
    appendCodec,
    (requests, outcomes) => {
      justAppended.add(requests, outcomes);
      wakeUp.notify();
    },
  );
  try {
    const reader = new EventReader(openReader(path));
    return new SqliteEventStore(channel, reader, wakeUp, justAppended, clock);
  } catch (error) {
    await channel.close();
    throw error;
  }
}

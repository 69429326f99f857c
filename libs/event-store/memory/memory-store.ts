import {
  checkAppend,
  meetsExpected,
  readAllDefaults,
  readStreamDefaults,
  repeatOf,
} from '../append-rules.js';
import { StoreError, WrongExpectedVersionError } from '../errors.js';
import type {
  Append,
  AppendResult,
  EventStore,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  StoreClock,
  SubscribeOptions,
} from '../event-store.js';
import { pullSubscription, WakeUp } from '../pull-subscription.js';

/** The log in memory: for tests and trials, gone with the process. */
export class MemoryEventStore implements EventStore {
  readonly atomicAcrossStreams = true;
  readonly description = 'memory (not durable)';
  readonly #log: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  readonly #ids = new Map<string, RecordedEvent>();
  readonly #wakeUp = new WakeUp();
  #closed = false;

  constructor(private readonly clock: StoreClock = Date.now) {}

  async append(append: Append): Promise<AppendResult> {
    const [result] = await this.appendAll([append]);
    if (result === undefined) throw new StoreError('STORE_UNAVAILABLE', 'no result');
    return result;
  }

  async appendAll(appends: readonly Append[]): Promise<readonly AppendResult[]> {
    this.#mustBeOpen();
    appends.forEach(checkAppend);
    const before = this.#log.length;
    const now = this.clock();
    try {
      const results = appends.map((append) => this.#write(append, now));
      if (this.#log.length > before) this.#wakeUp.notify();
      return results;
    } catch (error) {
      this.#undoTo(before);
      throw error;
    }
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    this.#mustBeOpen();
    const { from, direction, limit } = readStreamDefaults(options);
    const events = this.#streams.get(stream) ?? [];
    if (direction === 'forward') return events.slice(Math.max(from, 0), Math.max(from, 0) + limit);
    return events
      .slice(0, Math.max(from + 1, 0))
      .reverse()
      .slice(0, limit);
  }

  async readAll(options: ReadAllOptions = {}): Promise<readonly RecordedEvent[]> {
    this.#mustBeOpen();
    const { after, direction, limit } = readAllDefaults(options);
    const length = BigInt(this.#log.length);
    if (direction === 'forward') {
      const start = Number(after < 0n ? 0n : after > length ? length : after);
      return this.#log.slice(start, start + limit);
    }
    const end = Number(after < 1n ? 0n : after - 1n > length ? length : after - 1n);
    return this.#log.slice(Math.max(end - limit, 0), end).reverse();
  }

  async readEvent(eventId: string): Promise<RecordedEvent | undefined> {
    this.#mustBeOpen();
    return this.#ids.get(eventId);
  }

  async head(): Promise<bigint> {
    this.#mustBeOpen();
    return BigInt(this.#log.length);
  }

  subscribe(options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    const readAll = (read: ReadAllOptions): Promise<readonly RecordedEvent[]> => this.readAll(read);
    return pullSubscription(
      { wakeUp: this.#wakeUp, pollMs: undefined, closed: () => this.#closed, readAll },
      options,
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wakeUp.notify();
  }

  #write(append: Append, now: number): AppendResult {
    const repeated = repeatOf(
      append,
      append.events.map((event) => this.#ids.get(event.eventId)),
    );
    if (repeated !== undefined) return repeated;
    const stream = this.#streams.get(append.stream) ?? [];
    if (!meetsExpected(append.expected, stream.length - 1))
      throw new WrongExpectedVersionError(append.stream, append.expected, stream.length - 1);
    const recordedAt = Math.max(now, this.#log.at(-1)?.recordedAt ?? now);
    const events = append.events.map((event) => {
      const { eventId, type, schemaVersion, data, metadata } = event;
      const position = BigInt(this.#log.length + 1);
      const where = { stream: append.stream, revision: stream.length, position, recordedAt };
      const recorded = Object.freeze({ eventId, type, schemaVersion, data, metadata, ...where });
      this.#log.push(recorded);
      stream.push(recorded);
      this.#ids.set(eventId, recorded);
      return { eventId, revision: recorded.revision, position, recordedAt };
    });
    if (events.length > 0) this.#streams.set(append.stream, stream);
    return { stream: append.stream, events, duplicate: false };
  }

  #undoTo(length: number): void {
    for (const event of this.#log.splice(length).reverse()) {
      this.#ids.delete(event.eventId);
      const stream = this.#streams.get(event.stream);
      stream?.pop();
      if (stream?.length === 0) this.#streams.delete(event.stream);
    }
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreError('STORE_CLOSED', 'the memory store is closed');
  }
}

/** A memory store by the given clock (default: the machine's). */
export function openMemoryStore(options: { readonly clock?: StoreClock } = {}): MemoryEventStore {
  return new MemoryEventStore(options.clock);
}

import type { StoreFault } from './file-fault.js';

/** Number of the last event of a stream the caller has seen (0 = first event), or one of the three modes. */
export type ExpectedVersion = 'any' | 'no-stream' | 'exists' | number;

/** An event as handed to the store. `data` and `metadata` are JSON texts, stored and returned byte for byte. */
export interface NewEvent {
  /** UUID; unique in the whole log, which is what makes (source, id) unique forever. */
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  /** 0, 1, 2 … within the stream. */
  readonly revision: number;
  /** 1, 2, 3 … over the whole log without gaps: the only order there is. */
  readonly position: bigint;
  /** Milliseconds since 1970 UTC by the store's clock; never decreases with position. */
  readonly recordedAt: number;
}

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedVersion;
  readonly events: readonly NewEvent[];
}

export interface AppendedEvent {
  readonly eventId: string;
  readonly revision: number;
  readonly position: bigint;
  readonly recordedAt: number;
}

export interface AppendResult {
  readonly stream: string;
  readonly events: readonly AppendedEvent[];
  /** true: these very events were in the stream already; nothing was written. */
  readonly duplicate: boolean;
}

export interface ReadStreamOptions {
  /** First revision returned (inclusive); default: the first, or the last when backward. */
  readonly from?: number;
  readonly direction?: 'forward' | 'backward';
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Exclusive: forward returns positions > after, backward positions < after. Default: the whole log. */
  readonly after?: bigint;
  readonly direction?: 'forward' | 'backward';
  /** At most this many events (default 1,000, at most 10,000). */
  readonly limit?: number;
}

export interface SubscribeOptions {
  /** Exclusive position to start after; 0n for the whole log. */
  readonly after: bigint;
  /** Largest batch while catching up (default 5,000). */
  readonly batchSize?: number;
  readonly signal?: AbortSignal;
  /**
   * For who follows while it is written: what this process appended itself may be handed over as it was sent.
   * Without it every event is read as it stands in the log, which who proves something must.
   */
  readonly handedOver?: boolean;
}

/**
 * The log. Every adapter passes the one conformance suite (test/conformance/event-store-suite.ts).
 *
 * - An append is atomic for all its events. Repeating an append whose event ids all stand in that stream already,
 *   next to each other and in that order, answers the first result with `duplicate: true`, whatever `expected` says.
 * - An event id that stands elsewhere in the log rejects with EventIdTakenError.
 * - What `append` answered is durable.
 */
export interface EventStore {
  /**
   * true: `appendAll` is one transaction. false: stored in order while nothing fails, and a failure names what is
   * stored (PartialAppendError).
   */
  readonly atomicAcrossStreams: boolean;
  /** Human-readable, e.g. "sqlite (synchronous=FULL)"; printed at start and by the bench. */
  readonly description: string;
  append(append: Append): Promise<AppendResult>;
  appendAll(appends: readonly Append[]): Promise<readonly AppendResult[]>;
  readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;
  readAll(options?: ReadAllOptions): Promise<readonly RecordedEvent[]>;
  readEvent(eventId: string): Promise<RecordedEvent | undefined>;
  /**
   * Where it costs less than a look at each stream: the streams of the events after a position, and the position of
   * the newest of them. Undefined when there are more than `limit`.
   */
  touched?(after: bigint, limit: number): Promise<Touched | undefined>;
  /** Position of the newest event, 0n when the log is empty. */
  head(): Promise<bigint>;
  /**
   * Batches in position order: first what is there, then what is appended (by this process or another), without a
   * seam. Pull-based: the next batch is read when the consumer asks for it, which is the back-pressure.
   * Ends when the signal aborts or the store is closed.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]>;
  /** Only of a store across a network: whether its cluster answers, and how old what this process reads may be. */
  status?(): StoreStatus;
  /**
   * Why nothing can be recorded now, if anything: its file gone or replaced, its disk full, or a log across a
   * network that cannot be taken in.
   */
  fault?(): StoreFault | undefined;
  /** Only of a store that keeps a digest with each event: how many of its first events are of before it did. */
  withoutDigest?(): Promise<number>;
  close(): Promise<void>;
}

export interface Touched {
  readonly streams: readonly string[];
  /** `after` when nothing came after it. */
  readonly head: bigint;
}

export interface StoreStatus {
  readonly reachable: boolean;
  /** When (by this machine's clock) all of the log was last known to be here; absent: never. */
  readonly asOf?: number;
  readonly error?: Error;
  /**
   * What stands in the streams of the log and was not written by Wijkspoor: no entries, but somebody else may write
   * there.
   */
  readonly passedOver?: { readonly count: number; readonly newest: string };
}

/**
 * Milliseconds since 1970; handed to a store so that tests, migrations and the demo programme can set the time. A
 * store that is not atomic across streams says for which append it asks.
 */
export type StoreClock = (append?: Append) => number;

import { Worker } from 'node:worker_threads';

import { threadFile } from '#libs/platform';
import { StoreError } from '../errors.js';
import { KeptFile, type FileFaultError } from '../sql/kept-file.js';
import type { Codec, Outcome, WorkerMessage, WriterOptions } from './protocol.js';
import { fromWire } from './protocol.js';

interface Pending<Request, Value> {
  readonly request: Request;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: Error) => void;
}

/** Told of requests that are committed or refused, in the writer's order, before those who asked are. */
type OnAnswer<Request, Value> = (
  requests: readonly Request[],
  outcomes: readonly (Outcome<Value> | undefined)[],
) => void;

/** Bytes that must have come free before a full disk is tried again by those who ask first. */
const ROOM = 1_048_576;

/**
 * The main thread's end of a writer. Requests of one tick travel in one message and are answered in order. When the
 * worker dies, what waits for it rejects with STORE_UNAVAILABLE (outcome unknown) and the next request starts a new
 * one.
 */
export class WriterChannel<Request, Value> {
  /** `synchronous` as found on the worker's connection after its first write. */
  synchronous = 'unknown';
  #worker: Worker | undefined;
  #outbox: Request[] = [];
  #waiting: Pending<Request, Value>[] = [];
  #answered = 0;
  #closing: Promise<void> | undefined;
  /** From when the file was first open: a new worker may not make another one in its place. */
  #file: KeptFile | undefined;
  /** Bytes that were free when the disk was found full. */
  #roomWhenFull: number | undefined;

  private constructor(
    private readonly options: WriterOptions,
    private readonly codec: Codec<Request, Value>,
    private readonly onAnswer: OnAnswer<Request, Value>,
  ) {}

  /** Starts the worker and waits until its file is open; rejects with the StoreError that prevented it. */
  static async open<Request, Value>(
    options: WriterOptions,
    codec: Codec<Request, Value>,
    onAnswer: OnAnswer<Request, Value> = () => undefined,
  ): Promise<WriterChannel<Request, Value>> {
    const channel = new WriterChannel<Request, Value>(options, codec, onAnswer);
    await new Promise<void>((resolve, reject) => channel.#start(resolve, reject));
    return channel;
  }

  call(request: Request): Promise<Value> {
    if (this.#closing !== undefined)
      return Promise.reject(new StoreError('STORE_CLOSED', `${this.options.path} is closed`));
    return new Promise((resolve, reject) => {
      // After the microtasks: the callers that the last answers woke share one message.
      if (this.#outbox.length === 0) process.nextTick(() => this.#flush());
      this.#outbox.push(request);
      this.#waiting.push({ request, resolve, reject });
    });
  }

  /**
   * Why nothing can be written now: the file is gone or another (for good), or its disk is full (until there is
   * room).
   */
  get fault(): FileFaultError | undefined {
    const gone = this.#file?.fault;
    if (gone || this.#file === undefined || this.#roomWhenFull === undefined) return gone;
    return this.#file.room < this.#roomWhenFull + ROOM ? this.#file.full() : undefined;
  }

  /** Only whether the file is gone or another, as found in this turn of the event loop. */
  get gone(): FileFaultError | undefined {
    return this.#file?.faultThisTurn;
  }

  /**
   * Answers what was asked before, then closes the file: closed, its write-ahead log is gone, and what was
   * committed would seem to be lost with it.
   */
  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      this.#flush();
      if (this.#worker === undefined) return resolve();
      this.#worker.ref();
      this.#worker.once('exit', () => resolve());
      if (this.#inFlight === 0) this.#worker.postMessage(null);
    });
    return this.#closing;
  }

  #flush(): void {
    if (this.#outbox.length === 0) return;
    const gone = this.#file?.faultThisTurn;
    const requests = this.#outbox;
    this.#outbox = [];
    if (gone) {
      for (const { reject } of this.#waiting.splice(this.#waiting.length - requests.length)) reject(gone);
      return;
    }
    const worker = this.#worker ?? this.#start();
    worker.ref();
    worker.postMessage(this.codec.packRequests(requests));
  }

  #start(onReady?: () => void, onFailed?: (error: Error) => void): Worker {
    const worker = new Worker(threadFile(import.meta.url, './writer.worker.js'), {
      workerData: this.options,
    });
    this.#worker = worker;
    let reason = 'the writer stopped';
    worker.on('message', (message: WorkerMessage) => {
      if ('outcomes' in message) return this.#settle(message.count, message.outcomes);
      if ('ready' in message) {
        this.synchronous = message.ready;
        this.#file ??= new KeptFile(this.options.path, this.options.kind === 'events' ? 'log' : 'vault');
        if (this.#inFlight === 0) worker.unref();
        return onReady?.();
      }
      reason = message.failed.message;
      onFailed?.(fromWire(message.failed));
    });
    worker.on('error', (error) => (reason = String((error as { message?: unknown }).message)));
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
      const lost = new StoreError(
        'STORE_UNAVAILABLE',
        `${this.options.path}: ${reason}; the outcome is unknown`,
      );
      onFailed?.(lost);
      for (const { reject } of this.#takeWaiting(this.#inFlight)) reject(lost);
    });
    return worker;
  }

  get #inFlight(): number {
    return this.#waiting.length - this.#answered - this.#outbox.length;
  }

  #settle(count: number, packed: readonly unknown[]): void {
    const settled = this.#takeWaiting(count);
    const requests = settled.map(({ request }) => request);
    const outcomes = this.codec.unpackOutcomes(packed, requests);
    this.onAnswer(requests, outcomes);
    // Committed into a file that nobody will find again is not stored.
    const gone = this.#file?.fault;
    settled.forEach((pending, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) return;
      this.#noteRoom(outcome);
      if (gone) pending.reject(gone);
      else if ('value' in outcome) pending.resolve(outcome.value);
      else pending.reject(fromWire(outcome.error));
    });
    if (this.#inFlight > 0) return;
    if (this.#closing === undefined) this.#worker?.unref();
    else this.#worker?.postMessage(null);
  }

  #noteRoom(outcome: Outcome<Value>): void {
    if ('value' in outcome) this.#roomWhenFull = undefined;
    else if (outcome.error.code === 'STORE_FULL') this.#roomWhenFull ??= this.#file?.room ?? 0;
  }

  /** A queue without shifting: the answered ones are cut off once they are half of it. */
  #takeWaiting(count: number): Pending<Request, Value>[] {
    const taken = this.#waiting.slice(this.#answered, this.#answered + count);
    this.#answered += count;
    if (this.#answered * 2 >= this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#answered);
      this.#answered = 0;
    }
    return taken;
  }
}

import { Worker } from 'node:worker_threads';

import { defined, threadFile } from '#libs/platform';
import type { Signature } from '../note/note.js';
import { lockFolder } from '../sequence/lock.js';
import type { CheckOutcome } from '../sequence/check.js';
import { SignedCheckpoints, type Signed } from '../sequence/signed.js';
import type { Signing, SigningStatus } from '../sequence/signing.js';
import { CHECKPOINT_EVERY, type SequencingOptions } from '../sequence/sequencing.js';
import { TileFolder } from '../sequence/tile-folder.js';
import {
  fromWire,
  type ThreadAnswer,
  type ThreadCommand,
  type ThreadData,
  type ThreadMessage,
} from './protocol.js';

export interface ThreadOptions extends Omit<SequencingOptions, 'source' | 'lock' | 'onChange'> {
  /** File of the log. */
  readonly path: string;
  /**
   * Milliseconds of work without a checkpoint after which it gives way no longer; default half the time between two.
   */
  readonly patience?: number;
}

interface Waiting {
  readonly resolve: (value: ThreadAnswer | undefined) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress?: (done: number) => void;
}

/** MiB: a thousand events at once, and the newest revision of ten thousand streams. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };
/**
 * Milliseconds in which a thread ends that was asked to; then it is ended. What is killed at any moment loses
 * nothing.
 */
const CLOSING = 10_000;

/**
 * The sequencer in a thread of its own, of the lowest priority, over a log in a file: posting does not wait for it.
 * When the thread ends by itself that is told, and another one is started at the next checkpoint; this thread keeps
 * the lock meanwhile.
 */
export class SequencingThread implements Signing {
  readonly tiles: TileFolder;
  readonly checkpoints: Signing['checkpoints'];
  #status: SigningStatus = { state: 'starting', size: 0, scrub: { compared: 0, rounds: 0 } };
  #signed: Signed | undefined;
  #lock: { release(): void } | undefined;
  #worker: Worker | undefined;
  #again: NodeJS.Timeout | undefined;
  #beginning: Promise<void> | undefined;
  #number = 0;
  readonly #waiting = new Map<number, Waiting>();
  #closing: Promise<void> | undefined;

  constructor(private readonly options: ThreadOptions) {
    this.tiles = new TileFolder(options.folder);
    const signed = new SignedCheckpoints(options.folder, options.key);
    this.checkpoints = {
      at: (size) => signed.at(size),
      addSignatures: (size, signatures) => this.#add(size, signatures),
    };
  }

  get status(): SigningStatus {
    return this.#status;
  }

  get signed(): Signed | undefined {
    return this.#signed;
  }

  async start(): Promise<void> {
    if (this.#worker !== undefined || this.#closing !== undefined) return;
    this.#beginning ??= this.#begin().finally(() => (this.#beginning = undefined));
    await this.#beginning;
  }

  async sign(): Promise<Signed | undefined> {
    if (this.#worker === undefined) {
      await this.start();
      return this.#signed;
    }
    return this.#ask<Signed>({ ask: 'sign' }).catch(() => undefined);
  }

  async scrub(): Promise<void> {
    await this.#ask({ ask: 'scrub' }).catch(() => undefined);
  }

  async check(onProgress: (done: number) => void, signal: AbortSignal): Promise<CheckOutcome | undefined> {
    signal.throwIfAborted();
    const answer = this.#ask<CheckOutcome>({ ask: 'check' }, onProgress);
    const check = this.#number;
    const stop = (): void => void this.#ask({ ask: 'stop', check }).catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await answer;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    clearTimeout(this.#again);
    const worker = this.#worker;
    if (worker !== undefined) {
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      const late = setTimeout(() => void worker.terminate(), CLOSING);
      this.#ask({ ask: 'close' }).catch(() => undefined);
      await ended;
      clearTimeout(late);
    }
    await this.#beginning;
    this.#lock?.release();
    this.#lock = undefined;
  }

  async #add(size: number, signatures: readonly Signature[]): Promise<Signed | undefined> {
    return this.#ask<Signed>({ ask: 'addSignatures', size, signatures });
  }

  /** Locks the folder and starts the thread; resolves when its first pass is done, or it could not be. */
  async #begin(): Promise<void> {
    try {
      this.#lock ??= await lockFolder(this.options.folder);
      if (this.#closing === undefined)
        await new Promise<void>((resolve, reject) => this.#start(resolve, reject));
    } catch (error) {
      this.#stopped(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #start(onStarted: () => void, onEnded: (error: Error) => void): void {
    const { path, folder, key, every, scrubEvery, patience } = this.options;
    const data: ThreadData = { path, folder, key, ...defined({ every, scrubEvery, patience }) };
    const worker = new Worker(threadFile(import.meta.url, './sequencing.worker.js'), {
      workerData: data,
      env: {},
      execArgv: [],
      resourceLimits: MEMORY,
    });
    this.#worker = worker;
    let why = new Error('the thread that signs ended');
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind !== 'started') return this.#hear(message);
      this.#rest();
      onStarted();
    });
    worker.on('error', (error: Error) => (why = error));
    worker.on('exit', () => {
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(why);
      this.#waiting.clear();
      if (this.#closing === undefined) this.#stopped(why);
      onEnded(why);
    });
  }

  #hear(message: Exclude<ThreadMessage, { readonly kind: 'started' }>): void {
    if (message.kind === 'status') {
      const { error, ...status } = message.status;
      this.#status = { ...status, ...(error === undefined ? {} : { error: fromWire(error) }) };
      const isNew = message.signed !== undefined && message.signed.size !== this.#signed?.size;
      this.#signed = message.signed;
      if (isNew && message.signed) this.options.onSigned?.(message.signed);
    } else if (message.kind === 'fault')
      this.options.onFault?.(message.error && fromWire(message.error), message.bad);
    else {
      const waiting = this.#waiting.get(message.number);
      if (message.kind === 'progress') return waiting?.onProgress?.(message.done);
      this.#waiting.delete(message.number);
      this.#rest();
      if (message.kind === 'answer') waiting?.resolve(message.value);
      else waiting?.reject(fromWire(message.error));
    }
  }

  /** The answer is of the kind that was asked for. */
  #ask<Kind extends ThreadAnswer>(
    ask: ThreadCommand,
    onProgress?: (done: number) => void,
  ): Promise<Kind | undefined> {
    const worker = this.#worker;
    if (worker === undefined) return Promise.reject(new Error('the thread that signs is not there'));
    return new Promise((resolve, reject) => {
      const number = (this.#number += 1);
      const answered = (value: ThreadAnswer | undefined): void => resolve(value as Kind | undefined);
      this.#waiting.set(number, { resolve: answered, reject, ...(onProgress && { onProgress }) });
      worker.ref();
      worker.postMessage({ ...ask, number });
    });
  }

  /** Nobody waits for the thread: it does not keep the process from ending. */
  #rest(): void {
    if (this.#waiting.size === 0 && this.#closing === undefined) this.#worker?.unref();
  }

  #stopped(error: Error): void {
    if (this.#status.error?.message !== error.message) this.options.onFault?.(error);
    this.#status = { ...this.#status, state: 'stopped', error };
    if (this.#closing !== undefined) return;
    clearTimeout(this.#again);
    const every = this.options.every ?? CHECKPOINT_EVERY;
    this.#again = setTimeout(() => void this.start(), every).unref();
  }
}

import { lockFolder } from './lock.js';
import { checkLog, type CheckOutcome } from './check.js';
import type { BadLeaf } from './compare.js';
import { Scrub } from './scrub.js';
import { Sequencer, type SequencerOptions } from './sequencer.js';
import type { Signed, SignedCheckpoints } from './signed.js';
import type { Signing, SigningStatus } from './signing.js';
import type { TileFolder } from './tile-folder.js';

export interface SequencingOptions extends SequencerOptions {
  /** Milliseconds between two checkpoints; default 10,000. */
  readonly every?: number;
  /** Milliseconds between two bundles of the scrub; default 1,000 (256 events a second). */
  readonly scrubEvery?: number;
  /** Told of every checkpoint that is new. */
  readonly onSigned?: (signed: Signed) => void;
  /** Told when signing stops or begins to fail otherwise, and of each leaf the scrub finds bad. */
  readonly onFault?: (error: unknown, bad?: BadLeaf) => void;
  /** Told after each pass and each step of the scrub, whatever came of it. */
  readonly onChange?: () => void;
  /** Keeps others from signing in the folder; by default the lock on it. */
  readonly lock?: (folder: string) => Promise<{ release(): void }>;
}

export const CHECKPOINT_EVERY = 10_000;
const SCRUB_EVERY = 1_000;

/** The sequencer at work in this thread: a checkpoint every ten seconds when the log has grown, and the scrub. */
export class Sequencing implements Signing {
  readonly #sequencer: Sequencer;
  readonly #scrub: Scrub;
  #lock: { release(): void } | undefined;
  #state: SigningStatus['state'] = 'starting';
  #error: Error | undefined;
  readonly #ending = new AbortController();
  #signing: Promise<Signed | undefined> = Promise.resolve(undefined);
  readonly #timers = new Set<NodeJS.Timeout>();
  #busy = new Set<Promise<unknown>>();

  constructor(private readonly options: SequencingOptions) {
    this.#sequencer = new Sequencer({ ...options, signal: this.#ending.signal });
    this.#scrub = new Scrub(options.source, this.#sequencer.tiles, () => this.#sequencer.signed);
  }

  get signed(): Signed | undefined {
    return this.#sequencer.signed;
  }

  get tiles(): TileFolder {
    return this.#sequencer.tiles;
  }

  get checkpoints(): SignedCheckpoints {
    return this.#sequencer.checkpoints;
  }

  get status(): SigningStatus {
    return {
      state: this.#state,
      size: this.#sequencer.signed?.size ?? 0,
      ...(this.#error === undefined ? {} : { error: this.#error }),
      scrub: this.#scrub.status,
    };
  }

  /** Begins; resolves after the first pass, whatever came of it. */
  async start(): Promise<void> {
    await this.sign();
    this.#again(() => this.sign(), this.options.every ?? CHECKPOINT_EVERY);
    this.#again(() => this.scrub(), this.options.scrubEvery ?? SCRUB_EVERY);
  }

  /** Signs what has come, now; one at a time. What goes wrong is the status, and told. */
  async sign(): Promise<Signed | undefined> {
    const before = this.#signing;
    return (this.#signing = before.then(() => this.#sign()));
  }

  async #sign(): Promise<Signed | undefined> {
    const before = this.#sequencer.signed?.size;
    try {
      this.#lock ??= await (this.options.lock ?? lockFolder)(this.options.folder);
      const signed = await this.#sequencer.pass();
      [this.#state, this.#error] = ['live', undefined];
      if (signed !== undefined && signed.size !== before) this.options.onSigned?.(signed);
      return signed;
    } catch (error) {
      if (this.#ending.signal.aborted) return undefined;
      const found = error instanceof Error ? error : new Error(String(error));
      if (this.#error?.message !== found.message) this.options.onFault?.(found);
      [this.#state, this.#error] = ['stopped', found];
      return undefined;
    } finally {
      this.options.onChange?.();
    }
  }

  /** Compares one bundle of the log with what was signed of it. */
  async scrub(): Promise<void> {
    const before = this.#scrub.status.bad?.index;
    try {
      const bad = await this.#scrub.step();
      if (bad !== undefined && bad.index !== before) this.options.onFault?.(undefined, bad);
    } catch (error) {
      this.options.onFault?.(error);
    } finally {
      this.options.onChange?.();
    }
  }

  async check(onProgress: (done: number) => void, signal: AbortSignal): Promise<CheckOutcome | undefined> {
    const { signed, tiles, checkpoints } = this;
    if (signed === undefined) return undefined;
    const { source } = this.options;
    const either = AbortSignal.any([signal, this.#ending.signal]);
    const check = checkLog({ source, tiles, checkpoints, signed, onProgress, signal: either });
    this.#busy.add(check);
    return check.finally(() => this.#busy.delete(check));
  }

  /** Ends after the piece that is being done, however long the pass; the folder is free for another. */
  async close(): Promise<void> {
    this.#ending.abort(new Error('the signing is being closed'));
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.allSettled([...this.#busy, this.#signing]);
    this.#lock?.release();
    this.#lock = undefined;
  }

  #again(work: () => Promise<unknown>, every: number): void {
    const run = (): void => {
      const began = performance.now();
      const done = work().finally(() => {
        this.#busy.delete(done);
        if (!this.#ending.signal.aborted) later(Math.max(0, every - (performance.now() - began)));
      });
      this.#busy.add(done);
    };
    const later = (wait: number): void => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        run();
      }, wait);
      timer.unref();
      this.#timers.add(timer);
    };
    later(every);
  }
}

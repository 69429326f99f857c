import type { Logger } from '#libs/platform';
import type { CheckOutcome, Signing } from '#libs/transparency';

export interface LogCheckTimes {
  /** Milliseconds after which a check that nobody asks after is given up. */
  readonly patience: number;
  /** Milliseconds that one may take. */
  readonly most: number;
}

const TIMES: LogCheckTimes = { patience: 60_000, most: 4 * 3_600_000 };

/** How the check of the whole log stands. */
export interface LogCheckState {
  readonly state: 'idle' | 'running' | 'done' | 'given-up' | 'failed';
  /** Events compared, of so many. */
  readonly done: number;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly outcome?: CheckOutcome;
}

/** The check of the whole log that somebody asked for: one at a time, given up when nobody asks after it any more. */
export class LogCheck {
  #state: LogCheckState = { state: 'idle', done: 0, size: 0 };
  #ending: AbortController | undefined;
  #patience: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly signing: Signing,
    private readonly logger: Logger,
    private readonly now: () => number,
    private readonly times: LogCheckTimes = TIMES,
  ) {}

  /** Whether one is under way: who begins then waits for that one. */
  get isRunning(): boolean {
    return this.#state.state === 'running';
  }

  /** How it stands, for one who waits for it. */
  state(): LogCheckState {
    this.#patience?.refresh();
    return this.#state;
  }

  /** Begins, unless one is under way; undefined before anything was signed. */
  begin(): LogCheckState | undefined {
    const size = this.signing.signed?.size;
    if (this.isRunning) return this.state();
    if (size === undefined) return undefined;
    this.#state = { state: 'running', done: 0, size, startedAt: this.now() };
    this.#running = this.#run();
    return this.#state;
  }

  async close(): Promise<void> {
    this.#ending?.abort(new Error('closing'));
    await this.#running;
  }

  async #run(): Promise<void> {
    const ending = (this.#ending = new AbortController());
    let isGivenUp = false;
    const giveUp = (): void => {
      isGivenUp = true;
      ending.abort(new Error('nobody waits'));
    };
    this.#patience = setTimeout(giveUp, this.times.patience).unref();
    const late = setTimeout(() => ending.abort(new Error('it took too long')), this.times.most).unref();
    try {
      const outcome = await this.signing.check((done) => this.#set({ done }), ending.signal);
      if (outcome === undefined) this.#set({ state: 'failed' });
      else this.#set({ state: 'done', done: outcome.size, outcome });
      if (outcome?.fault) this.logger.error({ outcome }, 'proofs: a check found a difference');
    } catch (err) {
      this.#set({ state: isGivenUp ? 'given-up' : 'failed' });
      if (!isGivenUp) this.logger.error({ err }, 'proofs: a check of the log failed');
    } finally {
      this.#set({ endedAt: this.now() });
      clearTimeout(late);
      clearTimeout(this.#patience);
      this.#ending = undefined;
    }
  }

  #set(change: Partial<LogCheckState>): void {
    this.#state = { ...this.#state, ...change };
  }
}

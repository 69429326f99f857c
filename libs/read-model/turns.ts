/** The longest that one work keeps the processor, in milliseconds. */
const SHARE = 15;

/** A work took more than any may, or nobody waits for it any more. */
export class GivenUpError extends Error {
  readonly code = 'WORK_GIVEN_UP';
  constructor(readonly because: 'TOO_LONG' | 'NOBODY_WAITS') {
    super(because === 'TOO_LONG' ? 'the work took too long' : 'nobody waits for the work any more');
  }
}

export interface TurnsOptions {
  /** Milliseconds of work after which it is given up, of others' turns none counts; without it never. */
  readonly longest?: number | undefined;
  /** Asked after each turn of others: whether somebody still waits. */
  readonly isWanted?: () => boolean;
  /** Milliseconds, always forward. */
  readonly now?: () => number;
}

/** Lets others have the processor when a long work has had its share of it; costs a short work nothing. */
export class Turns {
  readonly #now: () => number;
  #since: number;
  #taken = 0;

  constructor(private readonly options: TurnsOptions = {}) {
    this.#now = options.now ?? (() => performance.now());
    this.#since = this.#now();
  }

  /** To be awaited between two steps of the work, each of which is short. Throws GivenUpError. */
  async next(): Promise<void> {
    const had = this.#now() - this.#since;
    if (had < SHARE) return;
    this.#taken += had;
    if (this.#taken > (this.options.longest ?? Infinity)) throw new GivenUpError('TOO_LONG');
    await new Promise((resolve) => setImmediate(resolve));
    if (this.options.isWanted?.() === false) throw new GivenUpError('NOBODY_WAITS');
    this.#since = this.#now();
  }

  /** A work in steps, with a turn for others between them. */
  async through<T>(work: Generator<undefined, T, undefined>): Promise<T> {
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
      // A promise for each of many thousand steps would cost more than the steps.
      if (this.#now() - this.#since >= SHARE) await this.next();
    }
  }
}

/** What a long pass does between two pieces of its work. */
export interface Pace {
  /** A pass, or what follows on a checkpoint in one, begins. */
  begins(): void;
  turns(): Promise<void>;
  /** What was begun is signed, or failed. */
  ends(): void;
}

/** Lets what else waits in this thread go first. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const TAKING_TURNS: Pace = { begins: () => undefined, turns: turn, ends: () => undefined };

export interface PatienceOptions {
  /** Milliseconds of work without a checkpoint after which it gives way no longer. */
  readonly patience: number;
  /** From here on it asks for its share of the processor, until `onDone`. */
  readonly onLate: () => void;
  readonly onDone: () => void;
  /** Milliseconds, never back; default the process's own. */
  readonly now?: () => number;
}

/** Gives way to all else while it is in time, and for so long only: what gives way forever never signs. */
export class Patience implements Pace {
  #since = 0;
  #isLate = false;

  constructor(private readonly options: PatienceOptions) {}

  begins(): void {
    this.#since = this.#now();
  }

  async turns(): Promise<void> {
    if (!this.#isLate && this.#now() - this.#since >= this.options.patience) {
      this.#isLate = true;
      this.options.onLate();
    }
    await turn();
  }

  ends(): void {
    if (this.#isLate) this.options.onDone();
    this.#isLate = false;
  }

  #now(): number {
    return (this.options.now ?? performance.now.bind(performance))();
  }
}

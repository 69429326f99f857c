import { LRUCache } from 'lru-cache';

import { WaitingClients } from './client-signal.js';
import { systemClock, type Clock } from './clock.js';

interface Making<T> {
  readonly answer: Promise<T>;
  /** While it is made. */
  waiting: WaitingClients | undefined;
}

/** How many answers are kept at most, and for how many milliseconds after they were first asked for (0: no end). */
export interface Keeping {
  readonly max: number;
  readonly ttl?: number;
}

/**
 * Answers that are being made or were made: each once for all who ask. What was asked for longest ago goes first; one
 * that failed is made again.
 */
export class KeptAnswers<T> {
  readonly #made: LRUCache<string, Making<T>>;

  constructor(
    private readonly keeping: Keeping,
    clock: Clock = systemClock,
  ) {
    this.#made = new LRUCache({ ...keeping, ttlResolution: 0, perf: clock });
  }

  get size(): number {
    return this.#made.size;
  }

  /** `make` may give up when nobody waits any more for what it makes. */
  get(key: string, make: (waiting: WaitingClients) => Promise<T>): Promise<T> {
    // What is over is let go of at once, not when there are too many.
    if (this.keeping.ttl) this.#made.purgeStale();
    const known = this.#made.get(key);
    known?.waiting?.join();
    return (known ?? this.#begin(key, make)).answer;
  }

  clear(): void {
    this.#made.clear();
  }

  #begin(key: string, make: (waiting: WaitingClients) => Promise<T>): Making<T> {
    const waiting = new WaitingClients();
    waiting.join();
    const making: Making<T> = { answer: make(waiting), waiting };
    this.#made.set(key, making);
    making.answer
      .catch(() => {
        if (this.#made.peek(key) === making) this.#made.delete(key);
      })
      // Who asks for what is made is not to be remembered with it.
      .finally(() => (making.waiting = undefined));
    return making;
  }
}

/** What became of one taking. */
export interface Taken {
  readonly allowed: boolean;
  /** How many may be taken at once from here. */
  readonly remaining: number;
  /** Seconds until one may be taken again when none is left; else until the bucket is full. */
  readonly seconds: number;
}

interface Level {
  left: number;
  at: number;
}

/** Kept at most: what is full again is forgotten first. */
const MOST_KEPT = 10_000;

/**
 * Token buckets by key: so many a minute, as many at once. `now` in milliseconds, of a clock that never goes back.
 */
export class Buckets {
  readonly #levels = new Map<string, Level>();

  constructor(
    readonly perMinute: number,
    private readonly now: () => number,
  ) {}

  take(key: string): Taken {
    const now = this.now();
    const { perMinute } = this;
    const perMs = perMinute / 60_000;
    const level = this.#levels.get(key) ?? { left: perMinute, at: now };
    level.left = Math.min(perMinute, level.left + (now - level.at) * perMs);
    level.at = now;
    const allowed = level.left >= 1;
    if (allowed) level.left -= 1;
    this.#levels.delete(key);
    this.#levels.set(key, level);
    this.#forget(now, perMs);
    const wanted = allowed ? perMinute - level.left : 1 - level.left;
    return { allowed, remaining: Math.floor(level.left), seconds: Math.ceil(wanted / perMs / 1_000) };
  }

  /** The least recently used first: those are full, or there are more actors than are kept. */
  #forget(now: number, perMs: number): void {
    for (const [key, { left, at }] of this.#levels) {
      if (this.#levels.size <= MOST_KEPT && left + (now - at) * perMs < this.perMinute) return;
      if (this.#levels.size <= MOST_KEPT / 2) return;
      this.#levels.delete(key);
    }
  }
}

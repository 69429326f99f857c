import type { Clock } from '#libs/platform';

/**
 * Sessions that were signed out here, until they would have ended by themselves: a copy of the cookie opens nothing
 * more.
 */
export class EndedSessions {
  /** Milliseconds since 1970 until which each is remembered. */
  readonly #until = new Map<string, number>();
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(private readonly clock: Clock) {}

  has = (session: string): boolean => this.#until.has(session);

  /** `until` in milliseconds since 1970: when its cookie opens nothing any more. */
  end(session: string, until: number): void {
    const now = this.clock.now();
    for (const [old, end] of this.#until) if (end <= now) this.#until.delete(old);
    this.#until.set(session, until);
    for (const ended of this.#listeners.get(session) ?? []) ended();
  }

  /** Calls back when it is ended; gives what stops listening. */
  onEnd(session: string, ended: () => void): () => void {
    const own = this.#listeners.get(session) ?? new Set();
    this.#listeners.set(session, own.add(ended));
    return () => {
      own.delete(ended);
      if (own.size === 0) this.#listeners.delete(session);
    };
  }
}

import type { Clock } from '#libs/platform';

/** Requests with the old cookie may still be under way this long after its renewal. */
const KEPT = 60_000;

/**
 * Work that is done once for all who ask for it under the same key, while it runs and a minute after: a refresh token
 * that is used twice makes many an issuer end the session.
 */
export class Renewals<Result> {
  readonly #made = new Map<string, { readonly since: number; readonly result: Promise<Result> }>();

  constructor(private readonly clock: Clock) {}

  /** A rejection is not kept: the next to ask tries again. */
  once(key: string, make: () => Promise<Result>): Promise<Result> {
    const now = this.clock.now();
    for (const [old, { since }] of this.#made) if (now - since > KEPT) this.#made.delete(old);
    const known = this.#made.get(key);
    if (known) return known.result;
    const result = make();
    this.#made.set(key, { since: now, result });
    result.catch(() => this.#made.delete(key));
    return result;
  }
}

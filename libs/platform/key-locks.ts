/**
 * Work that shares a key runs one after the other, in the order it was asked for; other work runs beside it. All keys
 * are taken at once, so work that needs several never waits for work that waits for it.
 */
export class KeyLocks {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Keys of which work runs or waits. */
  get size(): number {
    return this.#last.size;
  }

  /** Answers, or rejects, as the work does; whoever waits for the same keys goes on either way. */
  async run<Result>(keys: readonly string[], work: () => Promise<Result>): Promise<Result> {
    const before = [...new Set(keys.flatMap((key) => this.#last.get(key) ?? []))];
    const running = Promise.all(before).then(work);
    const settled = running.then(
      () => undefined,
      () => undefined,
    );
    for (const key of keys) this.#last.set(key, settled);
    try {
      return await running;
    } finally {
      for (const key of keys) if (this.#last.get(key) === settled) this.#last.delete(key);
    }
  }
}

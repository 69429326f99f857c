/**
 * Lets one request at a time work on an entry id in this process, so that of two racing posts of one pair the
 * second sees what the first stored. Between processes the store's own uniqueness decides.
 */
export class InFlight {
  readonly #busy = new Map<string, Promise<void>>();

  /** Resolves when none of the ids is being worked on, with the function that lets the next one in. */
  async enter(ids: readonly string[]): Promise<() => void> {
    for (;;) {
      const waiting = ids.flatMap((id) => this.#busy.get(id) ?? []);
      if (waiting.length === 0) break;
      await Promise.all(waiting);
    }
    let done: () => void = () => undefined;
    const working = new Promise<void>((resolve) => (done = resolve));
    for (const id of ids) this.#busy.set(id, working);
    return () => {
      for (const id of ids) this.#busy.delete(id);
      done();
    };
  }
}

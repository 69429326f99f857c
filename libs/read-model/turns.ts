/** The longest that one work keeps the processor, in milliseconds. */
const SHARE = 15;

/** Lets others have the processor when a long work has had its share of it; costs a short work nothing. */
export class Turns {
  #since = performance.now();

  /** To be awaited between two steps of the work, each of which is short. */
  async next(): Promise<void> {
    if (performance.now() - this.#since < SHARE) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}

/** Milliseconds that an item may wait for others at most. */
const LONGEST = 20;

/**
 * Gathers what comes one after the other, so that it is taken in together: a subscription hands events on one at a time,
 * and a transaction for each would cost more than the events. Nobody waits for more once a turn of the event loop brings
 * nothing, nor longer than the last taking in took: the half of the time at most goes into waiting.
 */
export class Gathered<Item> {
  #items: Item[] = [];
  #turn: NodeJS.Immediate | undefined;
  #seen = 0;
  #until = 0;
  #took = 0;
  #failed = false;

  /** `take` may throw: out of `add` and `end` it throws on, at the end of a turn `fail` is told. */
  constructor(
    private readonly most: number,
    private readonly take: (items: readonly Item[]) => void,
    private readonly fail: (error: Error) => void,
  ) {}

  add(item: Item): void {
    if (this.#items.length === 0) this.#until = performance.now() + Math.min(LONGEST, this.#took);
    this.#items.push(item);
    if (this.#items.length >= this.most) this.#take();
    else this.#turn ??= setImmediate(() => this.#atEndOfTurn());
  }

  /** Takes what is there, unless something before it could not be taken. */
  end(): void {
    if (!this.#failed && this.#items.length > 0) this.#take();
    clearImmediate(this.#turn);
  }

  #atEndOfTurn(): void {
    const came = this.#items.length - this.#seen;
    this.#seen = this.#items.length;
    if (came > 0 && performance.now() < this.#until) {
      this.#turn = setImmediate(() => this.#atEndOfTurn());
      return;
    }
    try {
      this.#take();
    } catch (error) {
      this.fail(error as Error);
    }
  }

  #take(): void {
    clearImmediate(this.#turn);
    this.#turn = undefined;
    const items = this.#items;
    [this.#items, this.#seen] = [[], 0];
    const began = performance.now();
    try {
      this.take(items);
    } catch (error) {
      this.#failed = true;
      throw error;
    }
    this.#took = performance.now() - began;
  }
}

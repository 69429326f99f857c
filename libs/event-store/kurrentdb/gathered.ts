/** Milliseconds that an item may wait for others at most. */
const LONGEST = 20;
/** How many times as long as the last taking in took. */
const TIMES = 6;
/**
 * Turns of the event loop in which nothing came, after which nobody waits: between two events come answers to others.
 */
const IDLE_TURNS = 6;

/**
 * Gathers what comes one after the other, so that it is taken in together: a subscription hands events on one at a
 * time, and a transaction for each would cost more than the events. Nobody waits for more once a few turns of the
 * event loop bring nothing, which where nothing goes on are microseconds, nor longer than some times what the last
 * taking in took.
 */
export class Gathered<Item> {
  #items: Item[] = [];
  #turn: NodeJS.Immediate | undefined;
  #seen = 0;
  #idle = 0;
  #until = 0;
  #took = 0;
  #failed = false;

  /** `take` may throw: out of `add` and `end` it throws on, at the end of a turn `fail` is told. */
  constructor(
    private readonly most: number,
    private readonly take: (items: readonly Item[]) => void,
    private readonly fail: (error: Error) => void,
    /** Milliseconds of a clock that only goes forward. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  add(item: Item): void {
    if (this.#items.length === 0) this.#until = this.now() + Math.min(LONGEST, TIMES * this.#took);
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
    this.#idle = this.#items.length > this.#seen ? 0 : this.#idle + 1;
    this.#seen = this.#items.length;
    if (this.#idle < IDLE_TURNS && this.now() < this.#until) {
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
    [this.#items, this.#seen, this.#idle] = [[], 0, 0];
    const began = this.now();
    try {
      this.take(items);
    } catch (error) {
      this.#failed = true;
      throw error;
    }
    this.#took = this.now() - began;
  }
}

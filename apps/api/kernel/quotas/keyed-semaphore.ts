/** Places that are taken for as long as something lasts, so many for each key. */
export class KeyedSemaphore {
  readonly #taken = new Map<string, number>();

  constructor(readonly most: number) {}

  /** Takes a place; gives what gives it back (once, however often it is called), or undefined when there is none. */
  take(key: string): (() => void) | undefined {
    const taken = this.#taken.get(key) ?? 0;
    if (taken >= this.most) return undefined;
    this.#taken.set(key, taken + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = (this.#taken.get(key) ?? 1) - 1;
      if (left > 0) this.#taken.set(key, left);
      else this.#taken.delete(key);
    };
  }
}

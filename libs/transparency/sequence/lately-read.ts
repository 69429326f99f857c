/**
 * The last so many of what was read of things that never change under their name; what could not be read is not kept.
 */
export class LatelyRead<T> {
  /** In the order in which they were last asked for. */
  readonly #kept = new Map<string, Promise<T>>();

  constructor(private readonly most: number) {}

  get(name: string, read: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(name);
    this.#kept.delete(name);
    const one = kept ?? this.#begin(name, read);
    this.#kept.set(name, one);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.most) break;
      this.#kept.delete(oldest);
    }
    return one;
  }

  clear(): void {
    this.#kept.clear();
  }

  #begin(name: string, read: () => Promise<T>): Promise<T> {
    const one = read();
    one.catch(() => {
      if (this.#kept.get(name) === one) this.#kept.delete(name);
    });
    return one;
  }
}

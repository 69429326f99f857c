/** A replica writes some thousands of events a second, and asks for what it wrote within one. */
const MOST = 8_192;

/** What was counted last by its name, and perhaps some thousands before it: what is not here is asked of the copy. */
export class Lately<Value> {
  #newer = new Map<string, Value>();
  #older = new Map<string, Value>();

  /** The value that was kept last under this name, if it is still here. */
  get(name: string): Value | undefined {
    return this.#newer.get(name) ?? this.#older.get(name);
  }

  keep(name: string, value: Value): void {
    if (this.#newer.size >= MOST) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(name, value);
  }

  clear(): void {
    this.#newer.clear();
    this.#older.clear();
  }
}

/**
 * Reports as they were written, by all that they depend on, so that each is written once. What was asked longest
 * ago goes first when they come to more than `limit` bytes. One is written at a time, so that memory is bounded too
 * by who asks much at once; who asks for one that is being written waits for that one. Every client is sent the
 * same bytes in memory: clients that read slowly cost no copies.
 */
export class Renderings {
  readonly #kept = new Map<string, Buffer>();
  readonly #awaited = new Map<string, Promise<Buffer>>();
  #turn: Promise<unknown> = Promise.resolve();
  #bytes = 0;

  constructor(readonly limit: number) {}

  /** What is kept in all, in bytes: never more than the limit. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * The bytes for a key, made only where they are not kept. Where making fails all who wait are told, and nothing
   * is kept.
   */
  async get(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const awaited = this.#awaited.get(key) ?? this.#inTurn(key, make);
    this.#awaited.set(key, awaited);
    return awaited;
  }

  #inTurn(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const made = this.#turn.then(make);
    this.#turn = made.catch(() => undefined);
    return made
      .then((bytes) => {
        this.#keep(key, bytes);
        return bytes;
      })
      .finally(() => this.#awaited.delete(key));
  }

  #keep(key: string, bytes: Buffer): void {
    if (bytes.length > this.limit) return;
    this.#kept.set(key, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= this.limit) return;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
  }
}

import { LRUCache } from 'lru-cache';

/**
 * Reports as they were written, by all that they depend on, so that each is written once. What was asked longest
 * ago goes first when they come to more than `limit` bytes. One is written at a time, so that memory is bounded too
 * by who asks much at once; who asks for one that is being written waits for that one. Every client is sent the
 * same bytes in memory: clients that read slowly cost no copies.
 */
export class Renderings {
  readonly #kept: LRUCache<string, Buffer>;
  readonly #awaited = new Map<string, Promise<Buffer>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(limit: number) {
    this.#kept = new LRUCache({ maxSize: limit, sizeCalculation: ({ length }) => length || 1 });
  }

  /** What is kept in all, in bytes: never more than the limit. */
  get bytes(): number {
    return this.#kept.calculatedSize;
  }

  /**
   * The bytes for a key, made only where they are not kept. Where making fails all who wait are told, and nothing
   * is kept.
   */
  async get(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const awaited = this.#awaited.get(key) ?? this.#inTurn(key, make);
    this.#awaited.set(key, awaited);
    return awaited;
  }

  #inTurn(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const made = this.#turn.then(make);
    this.#turn = made.catch(() => undefined);
    return made
      .then((bytes) => {
        this.#kept.set(key, bytes);
        return bytes;
      })
      .finally(() => this.#awaited.delete(key));
  }
}

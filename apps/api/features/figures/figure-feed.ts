import type { Figure } from '#libs/indicators';
import type { ReadModel } from '#libs/read-model';

/** Shortest time between two looks at the figures for one subscriber, in milliseconds. */
export const INTERVAL = 250;

/**
 * Figures now, and again whenever the projection has advanced and any of them changed. Pulled: while the subscriber
 * has not taken the last answer nothing is computed, and what changed in the meantime is one next answer.
 */
export class FigureFeed implements AsyncIterableIterator<readonly Figure[]> {
  #stale = true;
  #closed = false;
  #last: string | undefined;
  #lookedAt = -Infinity;
  #wake: () => void = () => undefined;
  readonly #stop: () => void;

  constructor(
    readModel: Pick<ReadModel, 'onAdvance'>,
    private readonly look: () => Promise<readonly Figure[]>,
    private readonly interval = INTERVAL,
  ) {
    this.#stop = readModel.onAdvance(() => {
      this.#stale = true;
      this.#wake();
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<readonly Figure[], undefined>> {
    try {
      while (!this.#closed) {
        if (!this.#stale) await new Promise<void>((resolve) => (this.#wake = resolve));
        else {
          const figures = await this.#changed();
          if (figures) return { value: figures, done: false };
        }
      }
    } catch (error) {
      await this.return();
      throw error;
    }
    return { value: undefined, done: true };
  }

  async return(): Promise<IteratorResult<readonly Figure[], undefined>> {
    this.#closed = true;
    this.#stop();
    this.#wake();
    return { value: undefined, done: true };
  }

  async throw(error: unknown): Promise<IteratorResult<readonly Figure[], undefined>> {
    await this.return();
    throw error;
  }

  async #changed(): Promise<readonly Figure[] | undefined> {
    await this.#pause(this.#lookedAt + this.interval - performance.now());
    if (this.#closed) return undefined;
    this.#stale = false;
    this.#lookedAt = performance.now();
    const figures = await this.look();
    const content = contentOf(figures);
    if (content === this.#last) return undefined;
    this.#last = content;
    return figures;
  }

  async #pause(ms: number): Promise<void> {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }
}

/** What a figure says, whenever it was computed. */
const contentOf = (figures: readonly Figure[]): string =>
  JSON.stringify(figures.map(({ position: _position, referenceDay: _ref, ...content }) => content));

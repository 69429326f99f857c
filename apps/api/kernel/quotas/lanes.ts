interface Lane {
  busy: number;
  readonly waiting: (() => void)[];
}

/**
 * A lane per actor: so many at once, the next in order of arrival, and no more waiting than fit. So however many
 * one actor sends, another's request meets only so many of it.
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** Resolves when it may go on; undefined when too many are waiting. To be left once, also by who never went on. */
  enter(key: string): Promise<void> | undefined {
    const lane = this.#lanes.get(key) ?? { busy: 0, waiting: [] };
    if (lane.busy >= this.atOnce && lane.waiting.length >= this.mostWaiting) return undefined;
    this.#lanes.set(key, lane);
    if (lane.busy < this.atOnce) {
      lane.busy += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => lane.waiting.push(resolve));
  }

  /** Its place goes to the next that waits. */
  leave(key: string): void {
    const lane = this.#lanes.get(key);
    if (!lane) return;
    const next = lane.waiting.shift();
    if (next) return next();
    lane.busy -= 1;
    if (lane.busy === 0) this.#lanes.delete(key);
  }
}

import type { ReadAllOptions, RecordedEvent, SubscribeOptions } from './event-store.js';

const CATCH_UP_BATCH = 5_000;

/** Wakes the waiting subscriptions of one store. A ticket taken before a read sees every append after that read. */
export class WakeUp {
  #version = 0;
  readonly #waiting = new Set<() => void>();

  ticket(): number {
    return this.#version;
  }

  notify(): void {
    this.#version += 1;
    for (const wake of [...this.#waiting]) wake();
  }

  /**
   * Resolves at a notification later than the ticket, at an abort, or after `pollMs` (a timer that holds no process).
   */
  wait(ticket: number, pollMs: number | undefined, signal: AbortSignal | undefined): Promise<void> {
    if (this.#version !== ticket || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = pollMs === undefined ? undefined : setTimeout(wake, pollMs).unref();
      signal?.addEventListener('abort', wake);
      this.#waiting.add(wake);
    });
  }
}

export interface PullSource {
  readonly wakeUp: WakeUp;
  /** How often to look for other writers' appends; undefined: there are none. */
  readonly pollMs: number | undefined;
  readonly closed: () => boolean;
  readonly readAll: (options: ReadAllOptions) => Promise<readonly RecordedEvent[]>;
  /**
   * The events right after a position, if this process appended them itself just now and has them still; else they
   * are read.
   */
  readonly justAppended?: (after: bigint, limit: number) => readonly RecordedEvent[] | undefined;
}

/**
 * The subscription of a store that can read from a position: one batch per pull, so nothing is read ahead of the
 * consumer. What was handed over is not looked for in the store as well: what others appended is found at the next
 * look (`pollMs`), or before, by the gap it leaves between positions of ours.
 */
export async function* pullSubscription(
  source: PullSource,
  options: SubscribeOptions,
): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
  const { signal, batchSize = CATCH_UP_BATCH } = options;
  let after = options.after;
  let mustLook = true;
  while (signal?.aborted !== true && !source.closed()) {
    const ticket = source.wakeUp.ticket();
    const handed = source.justAppended?.(after, batchSize);
    const batch = handed ?? (mustLook ? await source.readAll({ after, limit: batchSize }) : []);
    mustLook = handed === undefined;
    const last = batch.at(-1);
    if (last === undefined) await source.wakeUp.wait(ticket, source.pollMs, signal);
    else {
      after = last.position;
      yield batch;
    }
  }
}

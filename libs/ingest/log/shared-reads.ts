import type { EventStore } from '#libs/event-store';

import { LogReader } from './log-reader.js';
import type { StreamStates } from './stream-states.js';

/**
 * Requests that came in the same turn of the event loop read the log together: a partner's or a neighbourhood's
 * stream once for all of them. Nothing is read before the last of them came, so that each sees what was stored
 * before it was sent.
 */
export class SharedReads {
  #next: Promise<LogReader> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly states: StreamStates,
  ) {}

  /** Resolves when the turn is over, for all who asked in it with one reader that has read nothing yet. */
  next(): Promise<LogReader> {
    this.#next ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.#begin());
    return this.#next;
  }

  async #begin(): Promise<LogReader> {
    this.#next = undefined;
    await this.states.lookAround();
    return new LogReader(this.store, this.states);
  }
}

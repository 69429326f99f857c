import { LRUCache } from 'lru-cache';

import type { EventStore, RecordedEvent } from '#libs/event-store';
import { evolve, initialState, LOG_STREAM, passedOverIn, type StreamState } from '#libs/programme';

import { readRecorded } from './recorded-entry.js';

export interface LoadedStream {
  readonly state: StreamState;
  /** Revision of the last event, -1 when there is no stream. */
  readonly revision: number;
}

export const NO_STREAM: LoadedStream = { state: initialState, revision: -1 };
const KEPT = 1_000;
/** News looked through at a time; after more the kept states are looked at one by one again. */
const NEWS = 1_000;

/**
 * States of streams by their events. A state once folded is kept and only what came after it is read: events never
 * change.
 */
export class StreamStates {
  readonly #kept = new LRUCache<string, LoadedStream>({ max: KEPT });
  /** Streams of which the kept state was the log's when it was last looked around. */
  readonly #current = new Set<string>();
  #seen = 0n;

  constructor(private readonly store: EventStore) {}

  /** Finds out which of the kept states are the log's still, where the store can say so at once. */
  async lookAround(): Promise<void> {
    const news = await this.store.touched?.(this.#seen, NEWS);
    if (news === undefined) {
      this.#current.clear();
      this.#seen = this.store.touched === undefined ? 0n : await this.store.head();
      return;
    }
    this.#seen = news.head;
    for (const stream of news.streams) this.#current.delete(stream);
    if (this.#current.size > KEPT) this.#current.clear();
  }

  /** The state of a stream as the log had it when it was last looked around, or later. */
  async lately(stream: string): Promise<LoadedStream> {
    const kept = this.#current.has(stream) ? this.#kept.get(stream) : undefined;
    if (kept) return kept;
    const loaded = await this.load(stream);
    if (this.store.touched && loaded.revision >= 0) this.#current.add(stream);
    return loaded;
  }

  /** The state of a stream as the log has it now. */
  async load(stream: string): Promise<LoadedStream> {
    const kept = this.#kept.get(stream) ?? NO_STREAM;
    const news = await this.store.readStream(stream, { from: kept.revision + 1 });
    const loaded = await this.#folded(news, kept);
    if (loaded.revision >= 0) this.#kept.set(stream, loaded);
    return loaded;
  }

  /** What cannot be understood decides nothing once the log says that it is passed over; before that it throws. */
  async #folded(news: readonly RecordedEvent[], kept: LoadedStream): Promise<LoadedStream> {
    try {
      return news.reduce(fold, kept);
    } catch (error) {
      const passedOver = passedOverIn(await this.store.readStream(LOG_STREAM));
      const isLeftOut = ({ position, eventId }: RecordedEvent): boolean =>
        passedOver.get(Number(position))?.eventId === eventId;
      if (!news.some(isLeftOut)) throw error;
      return news.reduce(
        (before, each) => (isLeftOut(each) ? { ...before, revision: each.revision } : fold(before, each)),
        kept,
      );
    }
  }
}

const fold = ({ state }: LoadedStream, recorded: RecordedEvent): LoadedStream => ({
  state: evolve(state, readRecorded(recorded).event),
  revision: recorded.revision,
});

import type { EventStore, RecordedEvent } from '#libs/event-store';
import { evolve, initialState, type StreamState } from '#libs/programme';

import { RecentMap } from '../kernel/recent-map.js';
import { readRecorded } from './recorded-entry.js';

export interface LoadedStream {
  readonly state: StreamState;
  /** Revision of the last event, -1 when there is no stream. */
  readonly revision: number;
}

export const NO_STREAM: LoadedStream = { state: initialState, revision: -1 };
const KEPT = 1_000;

/** States of streams by their events. A state once folded is kept and only what came after it is read: events never change. */
export class StreamStates {
  readonly #kept = new RecentMap<LoadedStream>(KEPT);

  constructor(private readonly store: EventStore) {}

  /** The state of a stream as the log has it now. */
  async load(stream: string): Promise<LoadedStream> {
    const kept = this.#kept.get(stream) ?? NO_STREAM;
    const news = await this.store.readStream(stream, { from: kept.revision + 1 });
    const loaded = news.reduce(fold, kept);
    if (loaded.revision >= 0) this.#kept.set(stream, loaded);
    return loaded;
  }
}

const fold = ({ state }: LoadedStream, recorded: RecordedEvent): LoadedStream => ({
  state: evolve(state, readRecorded(recorded).event),
  revision: recorded.revision,
});

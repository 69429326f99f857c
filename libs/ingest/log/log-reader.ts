import type { EventStore, RecordedEvent } from '#libs/event-store';

import { yieldEvery } from '../kernel/yield-to-event-loop.js';
import type { LoadedStream, StreamStates } from './stream-states.js';

/** Reads of one attempt at one request: nothing is read twice, and many things at the same time. */
export class LogReader {
  readonly #events = new Map<string, Promise<RecordedEvent | undefined>>();
  readonly #streams = new Map<string, Promise<LoadedStream>>();

  constructor(
    private readonly store: EventStore,
    private readonly states: StreamStates,
  ) {}

  event(entryId: string): Promise<RecordedEvent | undefined> {
    return memo(this.#events, entryId, (id) => this.store.readEvent(id));
  }

  stream(stream: string): Promise<LoadedStream> {
    return memo(this.#streams, stream, (name) => this.states.lately(name));
  }
}

function memo<T>(known: Map<string, Promise<T>>, key: string, load: (key: string) => Promise<T>): Promise<T> {
  let found = known.get(key);
  if (!found) {
    found = load(key);
    known.set(key, found);
  }
  return found;
}

const AT_ONCE = 256;

/** Promise.all over many, a bounded number at a time, results in order. */
export async function mapAll<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE) {
    await yieldEvery(i);
    results.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map(work))));
  }
  return results;
}

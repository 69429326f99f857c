import type { Append, EventStore, RecordedEvent, SubscribeOptions } from '#libs/event-store';
import { inSpan, traceOf, tracer } from './tracing.js';

/** A larger batch is catching up: a span for each event of the past would tell nothing. */
const LIVE = 100;

/**
 * The store with a span around every append, and one in the poster's trace around the projection of what was
 * appended.
 */
export function traced(store: EventStore): EventStore {
  const appendAll = (appends: readonly Append[]) =>
    inSpan('log.append', { 'wijkspoor.appends': appends.length }, () => store.appendAll(appends));
  const subscribe = (options: SubscribeOptions) => projecting(store.subscribe(options));
  return new Proxy(store, {
    get(target, name) {
      if (name === 'appendAll') return appendAll;
      if (name === 'subscribe') return subscribe;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** The consumer asks for the next batch when it has handled this one: what lies between is the projection. */
async function* projecting(
  batches: AsyncIterable<readonly RecordedEvent[]>,
): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
  for await (const batch of batches) {
    const spans = batch.length > LIVE ? [] : spansOf(batch);
    yield batch;
    for (const span of spans) span.end();
  }
}

function spansOf(batch: readonly RecordedEvent[]) {
  const byRequest = new Map<string, RecordedEvent>();
  for (const event of batch) {
    const id = /"correlationId":"([0-9a-fA-F-]{36})"/.exec(event.metadata)?.[1];
    if (id !== undefined && !byRequest.has(id)) byRequest.set(id, event);
  }
  return [...byRequest].map(([id, { position, type }]) =>
    tracer().startSpan(
      'projection',
      { attributes: { 'wijkspoor.position': String(position), 'wijkspoor.type': type } },
      traceOf(id),
    ),
  );
}

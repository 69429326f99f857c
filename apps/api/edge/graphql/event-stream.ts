import type { ExecutionResult } from 'graphql';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds of silence after which a comment is sent, so that no proxy takes the stream for dead. */
const BEAT = 12_000;
const COMMENT = ':\n\n';

const frame = (event: string, data: string): string => `event: ${event}\ndata: ${data}\n\n`;

/**
 * Results as server-sent events (text/event-stream), in the form of the GraphQL-over-SSE protocol, distinct
 * connections: each as `next`, and `complete` at the end. A result is asked for when the last was taken: a reader
 * who is slow gets the newest only.
 */
export async function* eventStream(
  results: AsyncIterator<ExecutionResult>,
  beat = BEAT,
): AsyncGenerator<string, void, undefined> {
  try {
    for (let next = results.next(); ;) {
      const silent = new AbortController();
      const arrived = await Promise.race([
        next,
        pause(beat, undefined, { signal: silent.signal, ref: false }).catch(() => undefined),
      ]);
      silent.abort();
      if (arrived === undefined) yield COMMENT;
      else if (arrived.done) break;
      else {
        yield frame('next', JSON.stringify(arrived.value));
        next = results.next();
      }
    }
    yield frame('complete', '');
  } finally {
    await results.return?.();
  }
}

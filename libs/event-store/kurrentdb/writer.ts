import { setTimeout as pause } from 'node:timers/promises';

import {
  NO_STREAM,
  type AppendExpectedRevision,
  type EventData,
  type EventStoreDBClient,
} from '@eventstore/db-client';

import { StoreError } from '../errors.js';

export interface WriterTimes {
  /** How long one try may take. */
  readonly attempt: number;
  /** How long all tries of one write may take together. */
  readonly total: number;
}

/** `conflict`: the stream is not where it was expected, and these events do not stand right behind that place. */
export type WriteOutcome = 'stored' | 'conflict';

/** Kinds of errors after which a write may have been stored or not. */
const UNKNOWN_OUTCOME = [
  'timeout',
  'deadline-exceeded',
  'unavailable',
  'cancelled',
  'unknown',
  'not-leader',
  'discovery',
];

/**
 * Writes one append. Any outcome that is not known is asked for again with the same ids and the same numeric revision,
 * which KurrentDB answers as the first time when it had been stored: never twice, and never `any`.
 */
export async function write(
  client: EventStoreDBClient,
  stream: string,
  storeRevision: number,
  events: EventData[],
  times: WriterTimes,
): Promise<WriteOutcome> {
  const deadline = Date.now() + times.total;
  const expectedRevision: AppendExpectedRevision = storeRevision < 0 ? NO_STREAM : BigInt(storeRevision);
  for (let tries = 0; ; tries += 1) {
    try {
      const left = Math.max(1, Math.min(times.attempt, deadline - Date.now()));
      const options = { expectedRevision, deadline: left, requiresLeader: true };
      await limited(client.appendToStream(stream, events, options), left);
      return 'stored';
    } catch (error) {
      const kind = kindOf(error);
      if (kind === 'wrong-expected-version') return 'conflict';
      if (kind === 'maximum-append-size-exceeded')
        throw new StoreError('STORE_FULL', 'the append is larger than KurrentDB takes', { cause: error });
      const wait = Math.min(1_000, 20 * 2 ** tries) * (0.5 + Math.random() / 2);
      if (!UNKNOWN_OUTCOME.includes(kind) || Date.now() + wait >= deadline)
        throw new StoreError('STORE_UNAVAILABLE', `KurrentDB did not store: ${messageOf(error)}`, {
          cause: error,
        });
      await pause(wait);
    }
  }
}

/** The client may wait for discovery or for a drained buffer without end; whatever it still does then is an unknown outcome. */
async function limited<Result>(work: Promise<Result>, within: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('no answer in time'), { type: 'timeout' })),
      within + 50,
    );
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
  }
}

function kindOf(error: unknown): string {
  const { type } = (error ?? {}) as { type?: unknown };
  if (typeof type === 'string') return type;
  // Discovery rejects with a plain error, and a closed channel throws one: nothing was sent by this try.
  return /discover|channel|closed|write after end/i.test(messageOf(error)) ? 'discovery' : 'other';
}

const messageOf = (error: unknown): string =>
  String((error as { message?: unknown } | null)?.message ?? error);

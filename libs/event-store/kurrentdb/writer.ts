import { setTimeout as pause } from 'node:timers/promises';

import {
  NO_STREAM,
  type AppendExpectedRevision,
  type EventData,
  type EventStoreDBClient,
} from '@eventstore/db-client';

import { StoreError } from '../errors.js';
import { connectionOf, leave } from './client.js';

export interface WriterTimes {
  /** How long one try may take. */
  readonly attempt: number;
  /** How long all tries together may take. */
  readonly total: number;
}

/** Not stored: the stream is at `actual`, and these events do not stand right behind where it was expected to be. */
export type WriteOutcome = { readonly stored: true } | { readonly stored: false; readonly actual: number };

/** Kinds of errors after which what was asked may have been done or not. */
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
  const expectedRevision: AppendExpectedRevision = storeRevision < 0 ? NO_STREAM : BigInt(storeRevision);
  let actual = -1;
  const result = await patiently(client, times, ['wrong-expected-version'], async (within) => {
    const options = { expectedRevision, deadline: within, requiresLeader: true };
    return limited(client.appendToStream(stream, events, options), within).catch((error: unknown) => {
      const { actualVersion } = error as { actualVersion?: unknown };
      if (typeof actualVersion === 'bigint') actual = Number(actualVersion);
      throw error;
    });
  });
  return result === undefined ? { stored: false, actual } : { stored: true };
}

/** Milliseconds for the one try while the cluster is known to be away: whoever posts is told within two seconds. */
const WHILE_AWAY = 1_500;

/** After these the node on the other side may be frozen, or cut off from the rest of its cluster. */
const LATE = ['timeout', 'deadline-exceeded'];

/**
 * Does what may be done again without harm, until its outcome is known: again after an unknown one, undefined for an
 * error of an expected kind. While the cluster is known to be away there is one try. Rejects STORE_UNAVAILABLE at the end
 * of the time, or at once for any other error.
 */
export async function patiently<Result>(
  client: EventStoreDBClient,
  times: WriterTimes,
  expected: readonly string[],
  work: (within: number) => Promise<Result>,
): Promise<Result | undefined> {
  const connection = connectionOf(client);
  const deadline = Date.now() + times.total;
  for (let tries = 0; ; tries += 1) {
    const { channel, away } = connection;
    try {
      const result = await work(away ? Math.min(times.attempt, WHILE_AWAY) : times.attempt);
      connection.away = false;
      return result;
    } catch (cause) {
      const kind = kindOf(cause);
      if (expected.includes(kind)) return undefined;
      if (LATE.includes(kind)) await leave(client, channel ?? connection.channel);
      if (kind === 'maximum-append-size-exceeded')
        throw new StoreError('STORE_FULL', 'the append is larger than KurrentDB takes', { cause });
      const wait = Math.min(1_000, 20 * 2 ** tries) * (0.5 + Math.random() / 2);
      const isOver = away || Date.now() + wait >= deadline;
      if (!UNKNOWN_OUTCOME.includes(kind) || isOver)
        throw new StoreError('STORE_UNAVAILABLE', `KurrentDB: ${messageOf(cause)}`, { cause });
      await pause(wait);
    }
  }
}

/** Waits, the longer the more often it was refused already, for what a stream was refused for. Rejects after about `total`. */
export async function untilReadable(stream: string, refused: number, total: number): Promise<void> {
  const wait = 10 * 2 ** refused;
  if (wait > total)
    throw new StoreError('STORE_UNAVAILABLE', `KurrentDB: stream ${stream} is there but cannot be read`);
  await pause(wait);
}

/** The client may wait for discovery or for a drained buffer without end; whatever it still does then is an unknown outcome. */
async function limited<Result>(work: Promise<Result>, within: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    const expire = (): void => reject(Object.assign(new Error('no answer in time'), { type: 'timeout' }));
    timer = setTimeout(expire, within + 50);
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
  // The client does not know the limit of one event (servers from 24.10), nor that of one message.
  if (type === 'unknown' && /maximum append|larger than max/i.test(messageOf(error)))
    return 'maximum-append-size-exceeded';
  if (typeof type === 'string') return type;
  // Discovery rejects with a plain error, and a closed channel throws one: nothing was sent by this try.
  return /discover|channel|closed|write after end/i.test(messageOf(error)) ? 'discovery' : 'other';
}

const messageOf = (error: unknown): string =>
  String((error as { message?: unknown } | null)?.message ?? error);

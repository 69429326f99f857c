import { setTimeout as pause } from 'node:timers/promises';

import { ANY, NO_STREAM, type AppendExpectedRevision, type EventStoreDBClient } from '@eventstore/db-client';

import { backOff, type BackOff } from '#libs/platform';

import { StoreError } from '../errors.js';
import { sendAll } from './batch-call.js';
import type { WriteOutcome } from './batch-messages.js';
import { sizeOf, type Write } from './batch-wire.js';
import { connectionOf, leave } from './client.js';
import { limited } from './limited.js';

export interface WriterTimes {
  /** How long one try may take. */
  readonly attempt: number;
  /** How long all tries together may take. */
  readonly total: number;
}

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

/** Larger ones go by a call of their own: what the server ends a call for is then nobody else's. */
const OWN_CALL = 256 * 1_024;

/**
 * What became of writes to streams that differ, in their order in $all: sent one behind the other, all in flight
 * together, and after an unknown outcome once more from the first that is unknown, with the same ids and the same
 * numeric revisions, which KurrentDB answers as the first time where they had been stored: never twice. The order
 * holds because whatever arrives, over this connection or an older one, is a run without gaps from the first that
 * is missing. Never rejects: `error` is why the outcomes end where they do.
 */
export async function writeAll(
  client: EventStoreDBClient,
  writes: readonly Write[],
  times: WriterTimes,
): Promise<{ readonly outcomes: readonly WriteOutcome[]; readonly error?: Error }> {
  const outcomes: WriteOutcome[] = [];
  try {
    await patiently(client, times, [], async (within) => {
      while (outcomes.length < writes.length) await writeRun(client, writes, outcomes, within);
    });
    return { outcomes };
  } catch (error) {
    return { outcomes, error: error as Error };
  }
}

/** Adds the outcomes of the next writes that go together. Throws for the first of them that has none. */
async function writeRun(
  client: EventStoreDBClient,
  writes: readonly Write[],
  outcomes: WriteOutcome[],
  within: number,
): Promise<void> {
  const left = writes.slice(outcomes.length);
  const [first] = left;
  if (first !== undefined && sizeOf(first) > OWN_CALL)
    return void outcomes.push(await writeAlone(client, first, within));
  const large = left.findIndex((write) => sizeOf(write) > OWN_CALL);
  const run = large < 0 ? left : left.slice(0, large);
  for (const result of await sendAll(client, run, within)) {
    if (result.status === 'rejected') throw result.reason;
    outcomes.push(result.value);
  }
}

async function writeAlone(client: EventStoreDBClient, write: Write, within: number): Promise<WriteOutcome> {
  const { stream, storeRevision, events } = write;
  const expectedRevision: AppendExpectedRevision =
    storeRevision === 'any' ? ANY : storeRevision < 0 ? NO_STREAM : BigInt(storeRevision);
  const options = { expectedRevision, deadline: within, requiresLeader: true };
  try {
    const { position } = await limited(client.appendToStream(stream, [...events], options), within + 50);
    return { stored: true, commit: position?.commit ?? 0n };
  } catch (error) {
    if (kindOf(error) === 'stream-deleted') return { stored: false, gone: true };
    if (kindOf(error) !== 'wrong-expected-version') throw error;
    const { actualVersion } = error as { actualVersion?: unknown };
    return { stored: false, actual: typeof actualVersion === 'bigint' ? Number(actualVersion) : -1 };
  }
}

/** One write; rejects STORE_UNAVAILABLE, or STORE_FULL, when its outcome cannot be known. */
export async function write(
  client: EventStoreDBClient,
  one: Write,
  times: WriterTimes,
): Promise<WriteOutcome> {
  const { outcomes, error } = await writeAll(client, [one], times);
  const [outcome] = outcomes;
  if (outcome === undefined) throw error ?? new StoreError('STORE_UNAVAILABLE', 'KurrentDB gave no answer');
  return outcome;
}

/** Milliseconds for the one try while the cluster is known to be away: whoever posts is told within two seconds. */
const WHILE_AWAY = 1_500;

const BETWEEN_TRIES: BackOff = { first: 20, longest: 1_000 };

/** After these the node on the other side may be frozen, or cut off from the rest of its cluster. */
const LATE = ['timeout', 'deadline-exceeded'];

/**
 * Does what may be done again without harm, until its outcome is known: again after an unknown one, undefined for an
 * error of an expected kind. While the cluster is known to be away there is one try. Rejects STORE_UNAVAILABLE at
 * the end of the time, or at once for any other error.
 */
export async function patiently<Result>(
  client: EventStoreDBClient,
  times: WriterTimes,
  expected: readonly string[],
  work: (within: number) => Promise<Result>,
): Promise<Result | undefined> {
  const connection = connectionOf(client);
  const deadline = Date.now() + times.total;
  for (let tries = 1; ; tries += 1) {
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
      const wait = backOff(tries, BETWEEN_TRIES);
      const isOver = away || Date.now() + wait >= deadline;
      if (!UNKNOWN_OUTCOME.includes(kind) || isOver)
        throw new StoreError('STORE_UNAVAILABLE', `KurrentDB: ${messageOf(cause)}`, { cause });
      await pause(wait);
    }
  }
}

/**
 * Waits, the longer the more often it was refused already, for what a stream was refused for. Rejects where that
 * would be until the deadline (ms of the process's clock) or longer.
 */
export async function untilReadable(stream: string, refused: number, deadline: number): Promise<void> {
  const wait = backOff(refused, BETWEEN_TRIES);
  if (Date.now() + wait >= deadline)
    throw new StoreError('STORE_UNAVAILABLE', `KurrentDB: stream ${stream} is there but cannot be read`);
  await pause(wait);
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

import {
  BACKWARDS,
  END,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type StreamingRead,
} from '@eventstore/db-client';

import { limitedRead } from './limited-read.js';
import { newestOfOurs } from './newest-of-ours.js';
import { isAfter, type LogPosition } from './log-position.js';

export interface LogEnd {
  /** The last event of $all, ours or not; undefined when there is none. */
  readonly end: LogPosition | undefined;
  /** The newest event of ours behind `known`, if there is one. */
  readonly last: LogPosition | undefined;
}

export interface LogEndTimes {
  readonly attempt: number;
  readonly search: number;
}

const PAGE = 32;

/**
 * Looks where $all ends and what the newest event of ours in it is: first at the end itself, where it mostly is;
 * behind that the server looks for it, which alone knows how to pass over the events of others without sending them.
 */
export async function endOfLog(
  client: EventStoreDBClient,
  prefix: string,
  known: LogPosition | undefined,
  times: LogEndTimes,
  signal: AbortSignal,
): Promise<LogEnd> {
  const read: StreamingRead<AllStreamResolvedEvent> = client.readAll({
    direction: BACKWARDS,
    fromPosition: END,
    maxCount: PAGE,
    requiresLeader: true,
  });
  let end: LogPosition | undefined;
  let reached: LogPosition | undefined;
  let count = 0;
  for (const { event } of await limitedRead(read, times.attempt)) {
    count += 1;
    if (event === undefined) continue;
    const { position, streamId } = event;
    end ??= position;
    if (!isAfter(position, known)) return { end, last: undefined };
    if (streamId.startsWith(prefix)) return { end, last: position };
    reached = position;
  }
  if (count < PAGE || reached === undefined) return { end, last: undefined };
  const last = await newestOfOurs(client, prefix, reached, times.search, signal);
  return { end, last: last !== undefined && isAfter(last, known) ? last : undefined };
}

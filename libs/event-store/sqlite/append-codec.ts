import type { Append, AppendResult, NewEvent } from '../event-store.js';
import { Cells, type Cell } from './cells.js';
import type { AppendRequest, Codec, Outcome } from './protocol.js';

/**
 * Appends as flat arrays: cloning objects between the threads costs more than twice as much a message. Only the
 * fields of the port travel, so that no other field of a caller's object can make the message fail.
 */
export const appendCodec: Codec<AppendRequest, readonly AppendResult[]> = {
  packRequests(requests) {
    const cells: Cell[] = [];
    for (const { now, appends } of requests) {
      cells.push(now, appends.length);
      for (const { stream, expected, events } of appends) {
        cells.push(stream, expected, events.length);
        for (const { eventId, type, schemaVersion, data, metadata } of events)
          cells.push(eventId, type, schemaVersion, data, metadata);
      }
    }
    return cells;
  },

  unpackRequests(packed) {
    const cells = new Cells(packed as Cell[]);
    const requests: AppendRequest[] = [];
    while (!cells.done) requests.push({ now: cells.number(), appends: cells.times(() => readAppend(cells)) });
    return requests;
  },

  packOutcomes(outcomes) {
    const cells: Cell[] = [];
    for (const outcome of outcomes) {
      if ('error' in outcome) cells.push(0, outcome.error);
      else {
        cells.push(1);
        for (const { duplicate, events } of outcome.value) {
          cells.push(duplicate ? 1 : 0);
          for (const event of events) cells.push(event.revision, Number(event.position), event.recordedAt);
        }
      }
    }
    return cells;
  },

  unpackOutcomes(packed, requests) {
    const cells = new Cells(packed as Cell[]);
    return requests.map(({ appends }): Outcome<readonly AppendResult[]> => {
      if (cells.number() === 0) return { error: cells.error() };
      return { value: appends.map((append) => readResult(cells, append)) };
    });
  },
};

function readAppend(cells: Cells): Append {
  return {
    stream: cells.text(),
    expected: cells.text() as Append['expected'],
    events: cells.times(() => readEvent(cells)),
  };
}

function readEvent(cells: Cells): NewEvent {
  return {
    eventId: cells.text(),
    type: cells.text(),
    schemaVersion: cells.number(),
    data: cells.text(),
    metadata: cells.text(),
  };
}

function readResult(cells: Cells, { stream, events }: Append): AppendResult {
  const duplicate = cells.number() === 1;
  const appended = events.map(({ eventId }) => ({
    eventId,
    revision: cells.number(),
    position: BigInt(cells.number()),
    recordedAt: cells.number(),
  }));
  return { stream, events: appended, duplicate };
}

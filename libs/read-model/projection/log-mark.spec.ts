/**
 * Of which log a read model is. Seen to fail: with each field of an event left out of its mark, with a log as long
 * as the model taken for a shorter one, with a missing mark passed over, and with each of the two events not held
 * against it.
 */
import { describe, expect, it } from '@jest/globals';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { reached, recorded } from '../testing/given.js';
import { eventMark, mustBeOfLog } from './log-mark.js';

const EVENTS = recorded(Array.from({ length: 3 }, (_, i) => reached(`h${i}`, '2025-02-01')));
const [FIRST, , LAST] = EVENTS as [RecordedEvent, RecordedEvent, RecordedEvent];
const MARK = { first: eventMark(FIRST), last: eventMark(LAST) };

/** A log of events, of which only what is asked here is there. */
const logOf = (events: readonly RecordedEvent[]): EventStore =>
  ({
    head: () => Promise.resolve(BigInt(events.length)),
    readAll: ({ after, limit }: { readonly after: bigint; readonly limit: number }) =>
      Promise.resolve(events.slice(Number(after), Number(after) + limit)),
  }) as unknown as EventStore;

describe('the mark of an event', () => {
  it('is of 64 hexadecimal digits, and the same for the same event', () => {
    expect(eventMark(FIRST)).toMatch(/^[0-9a-f]{64}$/);
    expect(eventMark({ ...FIRST })).toBe(eventMark(FIRST));
  });

  it.each<readonly [name: string, change: Partial<RecordedEvent>]>([
    ['position', { position: 9n }],
    ['moment', { recordedAt: FIRST.recordedAt + 1 }],
    ['stream', { stream: 'other' }],
    ['revision', { revision: 1 }],
    ['id', { eventId: LAST.eventId }],
    ['type', { type: 'HelpAccepted' }],
    ['schema version', { schemaVersion: 1 }],
    ['data, by a space', { data: `${FIRST.data} ` }],
    ['metadata, by a space', { metadata: `${FIRST.metadata} ` }],
    // What is put together without bounds would be the same.
    ['data and metadata, at their bound', { data: FIRST.data + FIRST.metadata, metadata: '' }],
  ])('is another with another %s', (_, change) => {
    expect(eventMark({ ...FIRST, ...change })).not.toBe(eventMark(FIRST));
  });
});

describe('given a read model up to position 3', () => {
  it('when the log begins and stands so, or goes on, then it is of that log', async () => {
    await mustBeOfLog(logOf(EVENTS), 3, MARK);
    await mustBeOfLog(logOf([...EVENTS, { ...LAST, position: 4n }]), 3, MARK);
    await mustBeOfLog(logOf(EVENTS.slice(0, 1)), 1, { first: MARK.first, last: MARK.first });
  });

  const other = { ...LAST, data: '{}' };
  it.each<
    readonly [what: string, log: readonly RecordedEvent[], mark: typeof MARK | undefined, words: RegExp]
  >([
    [
      'the log is shorter',
      EVENTS.slice(0, 2),
      MARK,
      /logboek is korter .*tot positie 3, logboek tot 2.*log is shorter/s,
    ],
    [
      'it was never said of which log it is',
      EVENTS,
      undefined,
      /niet van welk logboek.*does not say of which log/s,
    ],
    [
      'the log begins with another',
      [other, EVENTS[1]!, LAST],
      MARK,
      /eerste gebeurtenis is een andere.*first event is another/s,
    ],
    [
      'something else stands there',
      [FIRST, EVENTS[1]!, other],
      MARK,
      /positie 3 staat iets anders.*position 3 holds something else/s,
    ],
    ['the log says nothing of it', [], MARK, /logboek is korter/],
  ])('when %s, then both languages say so and what to do', async (_, log, mark, words) => {
    const refused = mustBeOfLog(logOf(log), 3, mark);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toMatchObject({ code: 'LOG_MISMATCH' });
    await expect(refused).rejects.toThrow(
      /bouw het leesmodel opnieuw.*rebuild.*make the read model again.*rebuild/s,
    );
  });

  it('when a log says that it is longer than it gives, then what is not there is not taken for the same', async () => {
    const torn = { ...logOf([FIRST]), head: () => Promise.resolve(3n) };
    await expect(mustBeOfLog(torn, 3, MARK)).rejects.toThrow(/position 3 holds something else/);
    const empty = { ...logOf([]), head: () => Promise.resolve(3n) };
    await expect(mustBeOfLog(empty, 3, MARK)).rejects.toThrow(/first event is another/);
  });
});

it('given a read model of nothing, then it is of any log, which is not even asked', async () => {
  await mustBeOfLog({} as EventStore, 0, undefined);
});

/** The appends of one batch over one call: in flight together, in order, and each told for itself. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { anEvent, expectGapless, wholeLog } from '../../../test/conformance/event-store-suite.js';
import { LONGER_THAN_A_TEST } from '../../../test/support/dose.js';
import { KurrentServer } from '../../../test/support/kurrent-server/kurrent-server.js';
import type { PartialAppendError } from '../errors.js';
import type { Append, EventStore } from '../event-store.js';
import { openDatabase } from '../sql/driver.js';
import { openKurrentStore } from './kurrent-store.js';
import { neverAway } from './testing/never-away.js';

const FOREVER = LONGER_THAN_A_TEST;
const TIMES = { attempt: 1_900, search: FOREVER, total: FOREVER, stall: 300, heartbeat: 200, backOff: 200 };

let server: KurrentServer;
let stores: EventStore[] = [];
const open = async (attempt = TIMES.attempt): Promise<EventStore> => {
  const times = { ...TIMES, attempt };
  const store = await openKurrentStore({ setting: server.url, mirror: openDatabase(':memory:'), times });
  stores.push(store);
  return store;
};
const batch = (length: number): readonly Append[] =>
  Array.from({ length }, (_, index) => ({
    stream: `b${index}`,
    expected: 'no-stream' as const,
    events: [anEvent()],
  }));
const partly = async (appending: Promise<unknown>): Promise<PartialAppendError> => {
  const error: unknown = await appending.catch((each: unknown) => each);
  expect(error).toMatchObject({ code: 'PARTIAL_APPEND' });
  return error as PartialAppendError;
};
const storedOf = ({ stored }: PartialAppendError): readonly (string | undefined)[] =>
  stored.map((result) => result?.stream);

beforeEach(async () => {
  server = await KurrentServer.start();
});
afterEach(async () => {
  for (const store of stores) await store.close();
  stores = [];
  server.stop();
});

// Seen to fail: when each append is awaited before the next is sent, the first is never answered.
it('a batch of a hundred is in flight together, and stands in the order of the batch', async () => {
  const store = await open(FOREVER);
  const take = server.faults.take.bind(server.faults);
  const allArrived = new Promise<void>((resolve) => {
    let arrived = 0;
    server.faults.take = (place, stream) => {
      if (place === 'append' && (arrived += 1) === 100) resolve();
      return take(place, stream);
    };
  });
  server.faults.plan('append', 'slow', { times: 100, until: allArrived });
  const results = await store.appendAll(batch(100));
  expect(server.faults.happened.get('slow')).toBe(100);
  expect(results.map(({ events }) => Number(events[0]?.position))).toEqual(results.map((_, i) => i + 1));
});

// Seen to fail: with a server that takes in what was sent behind the write that fails, b6 stands behind b7.
it.each(['error-before', 'error-after-commit', 'hang-after-commit', 'not-leader'] as const)(
  'an unknown outcome amid a batch (%s): each once, in the order of the batch',
  async (fault) => {
    const leave = neverAway(server.url);
    const store = await open();
    server.faults.plan('append', fault, { stream: '/b5' });
    server.faults.plan('append', fault, { stream: '/b6' });
    const results = await store.appendAll(batch(30));
    expect(server.faults.happened.get(fault)).toBeGreaterThan(0);
    expect(results.map(({ duplicate }) => duplicate)).toEqual(results.map(() => false));
    const log = await wholeLog(store);
    expect(log.map(({ stream }) => stream)).toEqual(batch(30).map(({ stream }) => stream));
    expect(server.ledger.records.filter(({ stream }) => stream.startsWith('wijkspoor/'))).toHaveLength(30);
    await leave();
  },
);

// Seen to fail: when what was acknowledged behind the refused one is told as not stored.
it('a stream that refuses for good amid a batch: exactly the others are told as stored', async () => {
  const store = await open();
  server.ledger.delete('wijkspoor/b2', 'any', true);
  const appends = batch(5);
  const error = await partly(store.appendAll(appends));
  expect(error.failedAt).toBe(2);
  expect(storedOf(error)).toEqual(['b0', 'b1', undefined, 'b3', 'b4']);
  expect(error.stored.map((result) => result?.duplicate)).toEqual([false, false, undefined, false, false]);
  const rest = appends.filter(({ stream }) => stream !== 'b2');
  expect((await store.appendAll(rest)).every(({ duplicate }) => duplicate)).toBe(true);
  expect(await wholeLog(store)).toHaveLength(4);
  await expectGapless(store);
});

it('a stream that another replica took meanwhile: the others are stored, and the batch says which', async () => {
  const [one, two] = [await open(), await open()];
  const append = server.ledger.append.bind(server.ledger);
  const other = { stream: 'b3', expected: 'no-stream' as const, events: [anEvent()] };
  let taking: Promise<unknown> | undefined;
  server.ledger.append = (...write) => {
    if (write[0].endsWith('/b1') && taking === undefined) {
      const [id, { data, type, metadata = '{}' }] = [
        '00000000-0000-4000-8000-00000000000a',
        other.events[0]!,
      ];
      const envelope = { wijkspoor: 1, eventId: id, schemaVersion: 1, metadata, index: 0, of: 1 };
      const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
      const contentType = 'application/octet-stream';
      append('wijkspoor/b3', 'no-stream', [
        { id, type, contentType, data: bytes(data), metadata: bytes(JSON.stringify(envelope)) },
      ]);
      taking = two.head();
    }
    return append(...write);
  };
  const error = await partly(one.appendAll(batch(6)));
  await taking;
  expect(error.cause).toMatchObject({ code: 'WRONG_EXPECTED_VERSION' });
  expect(storedOf(error)).toEqual(['b0', 'b1', 'b2', undefined, 'b4', 'b5']);
  await two.head();
  expect(await wholeLog(two)).toEqual(await wholeLog(one));
});

it('what is too large for the call goes by its own, between its neighbours', async () => {
  const store = await open();
  const appends = batch(4).map((each, index) =>
    index === 2 ? { ...each, events: [anEvent({ data: JSON.stringify('a'.repeat(400_000)) })] } : each,
  );
  const results = await store.appendAll(appends);
  expect(results.map(({ events }) => Number(events[0]?.position))).toEqual([1, 2, 3, 4]);
});

it('two appends of one batch to one stream, with another between them, stand behind one another', async () => {
  const store = await open();
  const appends = ['a', 'b', 'a', 'b', 'a'].map((stream) => ({
    stream,
    expected: 'any' as const,
    events: [anEvent()],
  }));
  const results = await store.appendAll(appends);
  expect(results.map(({ events }) => events[0]?.revision)).toEqual([0, 0, 1, 1, 2]);
  expect(results.map(({ events }) => Number(events[0]?.position))).toEqual([1, 2, 3, 4, 5]);
});

import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '#libs/event-store';

import { correction, neighbourhood, OFFICE, openHouse, postOne } from '../testing/ingest-fixture.js';
import { StreamStates } from './stream-states.js';

const DUINDORP = 'neighbourhood-duindorp';

/**
 * The house's log, which says which streams were touched as the one in SQLite does; and the streams that were read
 * of it.
 */
async function aLog() {
  const { store, ingest } = await openHouse();
  const read: string[] = [];
  const log = {
    head: () => store.head(),
    readStream: (stream: string, options = {}) => {
      read.push(stream);
      return store.readStream(stream, options);
    },
    touched: async (after: bigint, limit: number) => {
      const news = await store.readAll({ after, limit: limit + 1 });
      if (news.length > limit) return undefined;
      return { streams: news.map(({ stream }) => stream), head: news.at(-1)?.position ?? after };
    },
  };
  return { store, ingest, read, states: new StreamStates(log as unknown as EventStore) };
}

const event = (n: number) => ({
  ...{ eventId: `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`, type: 'T', schemaVersion: 1 },
  ...{ data: '{}', metadata: '{}' },
});

describe('states as the log had them when it was last looked around', () => {
  // Seen to fail: without `#current` (each time), without what was touched being left out of it (the old state).
  it('are read again only when their stream was touched since', async () => {
    const { states, read, ingest, store } = await aLog();
    await states.lookAround();
    const first = await states.lately(DUINDORP);
    await postOne(ingest, neighbourhood('laak'), OFFICE);
    await states.lookAround();
    expect(await states.lately(DUINDORP)).toBe(first);
    expect(read).toEqual([DUINDORP]);
    const office = { source: 'urn:nld:wijkspoor:programmabureau:test' };
    const [registered] = await store.readStream(DUINDORP);
    await postOne(
      ingest,
      correction('EntryRetracted', 'r-1', { entryId: registered?.eventId }, office),
      OFFICE,
    );
    expect(await states.lately(DUINDORP)).toBe(first);
    await states.lookAround();
    expect((await states.lately(DUINDORP)).revision).toBe(1);
    expect(read).toEqual([DUINDORP, DUINDORP]);
  });

  // Seen to fail: without `clear`.
  it('are all read again after more news than are looked through', async () => {
    const { states, read, store } = await aLog();
    await states.lookAround();
    await states.lately(DUINDORP);
    const events = Array.from({ length: 1_001 }, (_, n) => event(n));
    await store.append({ stream: 's', expected: 'any', events });
    await states.lookAround();
    await states.lately(DUINDORP);
    expect(read).toEqual([DUINDORP, DUINDORP]);
    await states.lookAround();
    await states.lately(DUINDORP);
    expect(read).toHaveLength(2);
  });
});

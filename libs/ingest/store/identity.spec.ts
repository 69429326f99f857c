import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { PartialAppendError, StoreError, type EventStore } from '#libs/event-store';
import { fixedClock } from '#libs/platform';

import {
  ALFA,
  BETA,
  correction,
  faultsOf,
  key,
  NOW,
  openHouse,
  partner,
  postAll,
  postOne,
  reached,
  SOURCE,
} from '../testing/ingest-fixture.js';
import { Ingest } from '../index.js';

const other = (id: string) => reached(id, { channel: 'PHONE' });

describe('the same pair again', () => {
  it('is answered as the first time, by this process and another', async () => {
    const { ingest, another, log } = await openHouse();
    const first = await postOne(ingest, reached('a-1'));
    expect(await postOne(ingest, reached('a-1'))).toEqual({ ...first, duplicate: true });
    expect(await postOne(another(), reached('a-1'))).toEqual({ ...first, duplicate: true });
    expect(await log()).toHaveLength(1);
  });

  it('is answered even when today it would be refused', async () => {
    const { ingest, store, vault } = await openHouse();
    const first = await postOne(ingest, reached('a-1'));
    const yesterday = new Ingest({ store, vault, clock: fixedClock('2025-05-01T12:00:00Z') });
    expect(faultsOf(await yesterday.post([reached('a-2')], ALFA))).toEqual([
      'IN_THE_FUTURE /0/data/occurredOn',
    ]);
    expect(await postOne(yesterday, reached('a-1'))).toEqual({ ...first, duplicate: true });
  });

  it('is answered inside one batch, whatever the order of members', async () => {
    const { ingest, log } = await openHouse();
    const shuffled = Object.fromEntries(Object.entries(reached('a-1')).reverse());
    const [first, second] = await postAll(ingest, [reached('a-1'), shuffled], ALFA);
    expect(second).toEqual({ ...first, duplicate: true });
    expect(await log()).toHaveLength(1);
  });

  it('with other content is a conflict that names the digest, also inside one batch', async () => {
    const { ingest, log } = await openHouse();
    const { digest } = await postOne(ingest, reached('a-1'));
    const outcome = await ingest.post([reached('a-0'), other('a-1')], ALFA);
    expect(outcome).toMatchObject({
      stored: false,
      faults: [{ rule: 'OTHER_CONTENT', place: [1, 'id'], severity: 'conflict' }],
    });
    expect(JSON.stringify(outcome)).toContain(digest);
    expect(faultsOf(await ingest.post([reached('b-1'), other('b-1')], ALFA))).toEqual([
      'OTHER_CONTENT /1/id',
    ]);
    expect(await log()).toHaveLength(1);
  });

  it('tells another partner nothing of the entry', async () => {
    const { ingest } = await openHouse();
    await postOne(ingest, reached('a-1'));
    expect(faultsOf(await ingest.post([reached('a-1')], BETA))).toEqual(['SOURCE_NOT_YOURS /0/source']);
    expect(faultsOf(await ingest.post([reached('a-1')], { role: 'auditor', subject: 's' }))).toEqual([
      'MAY_NOT_POST /0/type',
    ]);
    // The same for what is not known: nobody learns which ids are used (security 17).
    for (const id of ['a-1', 'a-2']) {
      const empty = reached(id, { occurredOn: undefined });
      expect(faultsOf(await ingest.post([empty], BETA))).toEqual(['SOURCE_NOT_YOURS /0/source']);
    }
  });

  it('of a correction is answered too', async () => {
    const { ingest } = await openHouse();
    const { entryId } = await postOne(ingest, reached('a-1'));
    const retract = correction('EntryRetracted', 'a-2', { entryId });
    const first = await postOne(ingest, retract);
    expect(await postOne(ingest, retract)).toEqual({ ...first, duplicate: true });
    expect(first.correctsEntryId).toBe(entryId);
  });
});

describe('races', () => {
  it('50 posts of one pair: one entry, one of them no duplicate', async () => {
    const { ingest, another, log } = await openHouse();
    const houses = [ingest, another(), another()];
    const receipts = await Promise.all(
      Array.from({ length: 50 }, (_, i) => postOne(houses[i % 3]!, reached('a-1'))),
    );
    expect(await log()).toHaveLength(1);
    expect(receipts.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(new Set(receipts.map(({ position }) => position)).size).toBe(1);
  });

  it('50 posts of one pair with two contents: one entry, the other content refused', async () => {
    const { ingest, another, log } = await openHouse();
    const houses = [ingest, another(), another()];
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        houses[i % 3]!.post([i % 2 ? other('a-1') : reached('a-1')], ALFA),
      ),
    );
    expect(await log()).toHaveLength(1);
    expect(outcomes.filter(({ stored }) => stored)).toHaveLength(25);
    for (const outcome of outcomes.filter(({ stored }) => !stored))
      expect(outcome).toEqual({
        stored: false,
        faults: [expect.objectContaining({ rule: 'OTHER_CONTENT' })],
      });
  });

  it('a batch that loses a pair to other content stores nothing', async () => {
    const { ingest, log } = await openHouse();
    const batch = [reached('b-1', { householdKey: key('b') }), other('a-1')];
    const [first, second] = await Promise.all([
      ingest.post([reached('a-1')], ALFA),
      ingest.post(batch, ALFA),
    ]);
    expect([faultsOf(first), faultsOf(second)]).toEqual([[], ['OTHER_CONTENT /1/id']]);
    expect(second).not.toHaveProperty('partlyStored');
    expect(await log()).toHaveLength(1);
  });

  it('50 retractions with different ids: exactly one accepted', async () => {
    const { ingest, another, log } = await openHouse();
    const { entryId } = await postOne(ingest, reached('a-1'));
    const houses = [ingest, another()];
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        houses[i % 2]!.post([correction('EntryRetracted', `r-${i}`, { entryId })], ALFA),
      ),
    );
    expect(outcomes.filter(({ stored }) => stored)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ stored }) => !stored))
      expect(faultsOf(outcome)).toEqual(['ENTRY_RETRACTED /0/data']);
    expect(await log()).toEqual(['HouseholdReached', 'EntryRetracted']);
  });

  it('gives up with a conflict when the stream keeps moving', async () => {
    const { store, vault } = await openHouse();
    const moving = patched(store, {
      appendAll: async () => {
        throw new StoreError('WRONG_EXPECTED_VERSION', 'moved');
      },
    });
    const ingest = new Ingest({ store: moving, vault, clock: fixedClock(NOW) });
    expect(faultsOf(await ingest.post([reached('a-1')], ALFA))).toEqual(['CONCURRENT_CHANGE /0']);
  });
});

const patched = (store: EventStore, patch: Partial<EventStore>): EventStore =>
  new Proxy(store, {
    get: (target, name) => {
      const value = Reflect.get(name in patch ? patch : target, name) as unknown;
      return typeof value === 'function' ? (value.bind(name in patch ? patch : target) as unknown) : value;
    },
  });

describe('a store that cannot', () => {
  it('rejects with the store’s own error', async () => {
    const { store, vault, log } = await openHouse();
    const full = patched(store, { appendAll: () => Promise.reject(new StoreError('STORE_FULL', 'full')) });
    const ingest = new Ingest({ store: full, vault, clock: fixedClock(NOW) });
    await expect(ingest.post([reached('a-1')], ALFA)).rejects.toMatchObject({ code: 'STORE_FULL' });
    expect(await log()).toEqual([]);
  });

  it('stored a part: names it, and the same batch again stores the rest and nothing twice', async () => {
    const { store, vault, log, ingest: whole } = await openHouse();
    const partial = patched(store, {
      appendAll: async (appends) => {
        const stored = await store.appendAll(appends.slice(0, 2));
        throw new PartialAppendError(stored, 2, new StoreError('STORE_UNAVAILABLE', 'gone'));
      },
    });
    const items = ['p-1', 'p-2', 'p-3', 'p-4'].map((id) => reached(id, { householdKey: key(id) }));
    const outcome = await new Ingest({ store: partial, vault, clock: fixedClock(NOW) }).post(items, ALFA);
    expect(outcome).toMatchObject({
      stored: false,
      faults: [{ rule: 'PARTLY_STORED', place: [2] }],
      partlyStored: [
        { id: 'p-1', position: 4n },
        { id: 'p-2', position: 5n },
      ],
    });
    const receipts = await postAll(whole, items, ALFA);
    expect(receipts.map(({ duplicate }) => duplicate)).toEqual([true, true, false, false]);
    expect(await log()).toHaveLength(4);
  });
});

describe('any interleaving and retry of posts', () => {
  it('gives the same log', async () => {
    const items = Array.from({ length: 8 }, (_, i) => reached(`i-${i}`, { householdKey: key(`h-${i}`) }));
    const batch = fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 12 }), fc.boolean(), async (batches, atOnce) => {
        const { ingest, another, store } = await openHouse();
        const houses = [ingest, another()];
        const post = (batch: readonly number[], i: number) =>
          postAll(
            houses[i % 2]!,
            batch.map((n) => items[n]),
            ALFA,
          );
        if (atOnce) await Promise.all(batches.map(post));
        else for (const [i, one] of batches.entries()) await post(one, i);
        await postAll(ingest, items, ALFA);
        const log = (await store.readAll({ after: 3n })).map(
          ({ metadata }) => (JSON.parse(metadata) as { id: string }).id,
        );
        expect(log.sort()).toEqual(items.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });
});

describe('sources', () => {
  it('the same id under another source is another entry', async () => {
    const { ingest, log } = await openHouse();
    const first = await postOne(ingest, reached('a-1'));
    const second = await postOne(ingest, reached('a-1', {}, { source: `${SOURCE}-2` }));
    const third = await postOne(
      ingest,
      reached('a-1', {}, { source: 'urn:nld:wijkspoor:beta:x' }),
      partner('beta'),
    );
    expect(new Set([first, second, third].map(({ entryId }) => entryId)).size).toBe(3);
    expect(await log()).toHaveLength(3);
  });
});

import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { fixedClock } from '#libs/platform';
import { canonicalJson } from '#libs/programme';

import { Ingest } from '../ingest.js';
import { readMetadata } from '#libs/programme';
import type { RecordedAfter } from '../kernel/outcome.js';
import { ALFA, NOW, openHouse, postAll, postOne, reached } from '../testing/ingest-fixture.js';

describe('what an entry carries for its leaf', () => {
  it('has a salt of its own, also for two facts that are the same', async () => {
    // Seen to fail: with one salt for a batch.
    const { ingest, store } = await openHouse();
    await postAll(ingest, [reached('a'), reached('b')], ALFA);
    const salts = (await store.readAll()).map((event) => readMetadata(event).salt);
    expect(new Set(salts).size).toBe(salts.length);
    for (const salt of salts) expect(Buffer.from(salt ?? '', 'base64')).toHaveLength(32);
  });

  it('makes the salt over the rest of the metadata, so that the leaf vouches for them', async () => {
    // Seen to fail: with a random salt.
    const { ingest, store } = await openHouse();
    await postAll(ingest, [reached('a')], ALFA);
    for (const { metadata } of await store.readAll()) {
      const { salt, ...rest } = readMetadata({ metadata });
      expect(createHash('sha256').update(canonicalJson(rest)).digest('base64')).toBe(salt);
      expect(Buffer.from(rest.nonce ?? '', 'base64')).toHaveLength(32);
    }
  });

  it('says after which checkpoint it was recorded, once there is one', async () => {
    const { store, vault } = await openHouse();
    const newest: { checkpoint?: RecordedAfter } = {};
    const ingest = new Ingest({ store, vault, clock: fixedClock(NOW), checkpoint: () => newest.checkpoint });
    const one = await postOne(ingest, reached('a'));
    newest.checkpoint = { size: 4, root: Buffer.alloc(32).toString('base64') };
    const two = await postOne(ingest, reached('b'));
    const after = async (id: string) => readMetadata((await store.readEvent(id)) ?? { metadata: '{}' }).after;
    expect(await after(one.entryId)).toBeUndefined();
    expect(await after(two.entryId)).toEqual(newest.checkpoint);
  });
});

import { describe, expect, it } from '@jest/globals';

import {
  ALFA,
  correction,
  describeFault,
  faultsOf,
  key,
  openHouse,
  postAll,
  postOne,
  reached,
  SOURCE,
} from './testing/ingest-fixture.js';
import { readMetadata } from '#libs/programme';
import { readRecorded, toCloudEvent, tokensIn } from './index.js';

describe('a post', () => {
  it('is stored with its metadata, the pseudonym replaced by a token', async () => {
    const { ingest, store } = await openHouse();
    const receipt = await postOne(
      ingest,
      reached('a-1', {}, { time: '2025-06-02T10:00:00+02:00', subject: 'x' }),
    );
    expect(receipt).toMatchObject({
      source: SOURCE,
      id: 'a-1',
      position: 4n,
      duplicate: false,
      warnings: [],
    });
    const stored = await store.readEvent(receipt.entryId);
    expect(stored).toMatchObject({
      type: 'HouseholdReached',
      schemaVersion: 2,
      stream: `entry-${receipt.entryId}`,
    });
    expect(stored!.data).not.toContain(key('huis-1'));
    expect(JSON.parse(stored!.data).householdKey).toMatch(/^t_/);
    const metadata = readMetadata(stored!);
    expect(metadata).toMatchObject({
      source: SOURCE,
      id: 'a-1',
      time: '2025-06-02T10:00:00+02:00',
      subject: 'x',
      digest: receipt.digest,
      partnerId: 'alfa',
      actor: { role: 'partner', subject: 'user-alfa' },
    });
    expect(metadata.naturalKey).toMatch(/^[0-9a-f]{13}$/);
  });

  it('leaves as a CloudEvent with the pseudonyms the vault still knows', async () => {
    const { ingest, store, vault } = await openHouse();
    const { entryId } = await postOne(ingest, reached('a-1'));
    const recorded = (await store.readEvent(entryId))!;
    const revealed = await vault.reveal(tokensIn(recorded));
    expect(toCloudEvent(recorded, revealed)).toEqual({
      ...reached('a-1'),
      datacontenttype: 'application/json',
      dataschema: '/v1/schemas/nl.energiekewijken.households.household-reached.v1',
    });
    expect(toCloudEvent(recorded, new Map()).data['householdKey']).toMatch(/^t_/);
  });

  it('stores items in order and gives the receipts in order', async () => {
    const { ingest, log } = await openHouse();
    const receipts = await postAll(
      ingest,
      [
        reached('a-1'),
        correction('EntryRetracted', 'a-2', { entry: { source: SOURCE, id: 'a-1' } }),
        reached('a-3', { occurredOn: '2025-06-02' }),
        correction('EntryReinstated', 'a-4', { entry: { source: SOURCE, id: 'a-1' } }),
      ],
      ALFA,
    );
    expect(receipts.map(({ position }) => position)).toEqual([4n, 5n, 6n, 7n]);
    expect(receipts.map(({ id }) => id)).toEqual(['a-1', 'a-2', 'a-3', 'a-4']);
    expect(receipts[1]!.correctsEntryId).toBe(receipts[0]!.entryId);
    expect(await log()).toEqual([
      'HouseholdReached',
      'EntryRetracted',
      'HouseholdReached',
      'EntryReinstated',
    ]);
  });

  it('keeps a warning with the entry and repeats it with the receipt', async () => {
    const { ingest } = await openHouse();
    await postOne(ingest, reached('a-1', { occurredOn: '2024-01-01' }));
    const again = await postOne(ingest, reached('a-1', { occurredOn: '2024-01-01' }));
    expect(again.duplicate).toBe(true);
    expect(again.warnings.map(describeFault)).toEqual(['OLD_EVENT /data/occurredOn']);
  });

  it('normalises a correction to the entry id and stores it in the entry’s stream', async () => {
    const { ingest, store } = await openHouse();
    const first = await postOne(ingest, reached('a-1'));
    const replacement = { ...(reached('x')['data'] as object), channel: 'PHONE' };
    const second = await postOne(
      ingest,
      correction('EntryCorrected', 'a-2', { entry: { source: SOURCE, id: 'a-1' }, replacement }),
    );
    const stored = (await store.readEvent(second.entryId))!;
    expect(stored).toMatchObject({ stream: `entry-${first.entryId}`, revision: 1, schemaVersion: 2 });
    const { event, metadata } = readRecorded(stored);
    expect(metadata.targetName).toBe('HouseholdReached');
    expect(event.data).toEqual({
      entryId: first.entryId,
      reason: 'WRONG_VALUE',
      replacement: { ...replacement, householdKey: expect.stringMatching(/^t_/) },
    });
    expect(toCloudEvent(stored, new Map(await revealed(stored.data))).data['replacement']).toBeDefined();
  });

  it('refuses an empty batch and one that is too large', async () => {
    const { ingest } = await openHouse();
    expect(faultsOf(await ingest.post([], ALFA))).toEqual(['EMPTY_BATCH ']);
    const many = Array.from({ length: 10_001 }, () => ({}));
    expect(faultsOf(await ingest.post(many, ALFA))).toEqual(['BATCH_TOO_LARGE ']);
  });
});

const revealed = async (_: string): Promise<[string, string][]> => [];

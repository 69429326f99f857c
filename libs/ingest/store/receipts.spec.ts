/**
 * A receipt is what was given the first time, forever. Seen to fail: with the event's name for its type, with a
 * repetition that is no duplicate, with warnings left out, and with the entry corrected of what corrects none.
 */
import { describe, expect, it } from '@jest/globals';

import { ALFA, correction, openHouse, postAll, reached, SOURCE } from '../testing/ingest-fixture.js';
import { receiptOf } from './receipts.js';

const REPLACEMENT = { ...(reached('x')['data'] as object), channel: 'PHONE' };

describe('given what was stored', () => {
  it('then its receipt of later is that of the first time, but for that it is known', async () => {
    const { ingest, store } = await openHouse();
    const entry = { source: SOURCE, id: 'a-1' };
    const given = await postAll(
      ingest,
      [
        reached('a-1', { occurredOn: '2024-01-01' }, { time: '2025-06-30T10:00:00Z', subject: 's' }),
        correction('EntryCorrected', 'a-2', { entry, replacement: REPLACEMENT }),
        correction('EntryRetracted', 'a-3', { entry }),
      ],
      ALFA,
    );
    const known = await Promise.all(
      given.map(async ({ entryId }) => receiptOf((await store.readEvent(entryId))!)),
    );
    expect(known).toEqual(given.map((receipt) => ({ ...receipt, duplicate: true })));
    expect(given.map(({ duplicate }) => duplicate)).toEqual([false, false, false]);
  });

  it('then it says what, where and when in the words of the interface', async () => {
    const { ingest, store } = await openHouse();
    const [first] = await postAll(ingest, [reached('a-1', { occurredOn: '2024-01-01' })], ALFA);
    const receipt = receiptOf((await store.readEvent(first!.entryId))!);
    expect(receipt).toMatchObject({
      ...{ source: SOURCE, id: 'a-1', type: 'nl.energiekewijken.households.household-reached.v1' },
      ...{ position: 4n, rev: 0, stream: `entry-${first!.entryId}`, recordedAt: '2025-06-30T12:00:00.000Z' },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      warnings: [{ rule: 'OLD_EVENT', place: '/data/occurredOn' }],
    });
    expect(receipt).not.toHaveProperty('correctsEntryId');
  });

  it('when it is a correction, then it names the entry corrected, also when it corrects a correction', async () => {
    const { ingest } = await openHouse();
    const [first, second, third] = await postAll(
      ingest,
      [
        reached('a-1'),
        correction('EntryCorrected', 'a-2', {
          entry: { source: SOURCE, id: 'a-1' },
          replacement: REPLACEMENT,
        }),
        correction('EntryCorrected', 'a-3', {
          entry: { source: SOURCE, id: 'a-2' },
          replacement: REPLACEMENT,
        }),
      ],
      ALFA,
    );
    expect([second, third].map((receipt) => receipt?.correctsEntryId)).toEqual([
      first?.entryId,
      first?.entryId,
    ]);
    expect([second, third].map((receipt) => receipt?.rev)).toEqual([1, 2]);
  });
});

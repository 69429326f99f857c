import { describe, expect, it } from '@jest/globals';

import { ALFA, key, openHouse, OFFICE, partner, reached, SOURCE } from '../testing/ingest-fixture.js';

describe('a rehearsal', () => {
  it('says what posting says, and stores nothing: no event and no key', async () => {
    const { ingest, store, vault } = await openHouse();
    const items = [reached('a'), reached('b', { householdKey: key('huis-2') }), reached('a'), reached('c')];
    const before = await store.head();
    const rehearsal = await ingest.rehearse(items, ALFA);
    expect(await store.head()).toBe(before);
    const keys = ['huis-1', 'huis-2'].map((name) => ({
      kind: 'household' as const,
      scope: '',
      key: key(name),
    }));
    expect(await vault.knownTokens(keys)).toEqual([undefined, undefined]);
    const posted = await ingest.post(items, ALFA);
    if (!posted.stored || !rehearsal.accepted) throw new Error('refused');
    const said = ({ entryId, duplicate, warnings }: (typeof rehearsal.items)[number]) => ({
      entryId,
      duplicate,
      warnings,
    });
    expect(rehearsal.items.map(said)).toEqual(posted.receipts.map(said));
    expect(rehearsal.items.map(({ duplicate }) => duplicate)).toEqual([false, false, true, false]);
    expect(rehearsal.items[3]?.warnings.map(({ rule }) => rule)).toEqual(['SAME_NATURAL_KEY']);
  });

  it('knows what is stored, and refuses as posting refuses', async () => {
    const { ingest } = await openHouse();
    await ingest.post([reached('a')], ALFA);
    const again = await ingest.rehearse([reached('a')], ALFA);
    expect(again).toMatchObject({ accepted: true, items: [{ duplicate: true }] });
    for (const items of [[reached('a', { channel: 'PHONE' })], [reached('x', { channel: 'X' }), 7], []]) {
      const outcome = await ingest.post(items, ALFA);
      const rehearsal = await ingest.rehearse(items, ALFA);
      if (outcome.stored || rehearsal.accepted) throw new Error('accepted');
      expect(rehearsal.faults).toEqual(outcome.faults);
    }
  });
});

it('names the source of a partner by its OIN, or by its own id', async () => {
  const { ingest } = await openHouse();
  expect(await ingest.sourceOf(ALFA, 'wijkapp')).toBe(SOURCE);
  expect(await ingest.sourceOf(ALFA, 'api', 'wijkapp')).toBe(SOURCE);
  expect(await ingest.sourceOf(partner('beta'), 'api', 'wijkapp')).toBe('urn:nld:wijkspoor:beta:api');
  expect(await ingest.sourceOf(partner('beta'), 'lijst')).toBe('urn:nld:wijkspoor:beta:lijst');
  expect(await ingest.sourceOf(OFFICE, 'lijst')).toBe('urn:nld:wijkspoor:programmabureau:lijst');
});

it('takes more than a batch only where that is asked for', async () => {
  const { ingest } = await openHouse();
  const items = Array.from({ length: 12 }, (_, i) => reached(`m-${i}`));
  expect(await ingest.post(items, ALFA, { max: 11 })).toMatchObject({
    faults: [{ rule: 'BATCH_TOO_LARGE' }],
  });
  expect(await ingest.post(items, ALFA, { max: 12 })).toMatchObject({ stored: true });
});

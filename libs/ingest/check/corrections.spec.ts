import { describe, expect, it } from '@jest/globals';

import type { EventName } from '#libs/programme';
import {
  ALFA,
  BETA,
  correction,
  event,
  faultsOf,
  key,
  OFFICE,
  openHouse,
  postAll,
  postOne,
  reached,
  registration,
  SOURCE,
} from '../testing/ingest-fixture.js';
import { readRecorded } from '../index.js';

const UNKNOWN = '00000000-0000-8000-8000-000000000000';
const office = { source: 'urn:nld:wijkspoor:programmabureau' };
const replacement = { ...(reached('x')['data'] as object), channel: 'PHONE' };

async function given() {
  const house = await openHouse();
  const { entryId } = await postOne(house.ingest, reached('a-1'));
  const post = async (name: EventName, id: string, data: object, actor = ALFA, more = {}) =>
    faultsOf(await house.ingest.post([correction(name, id, { ...data }, more)], actor, { single: true }));
  await postOne(house.ingest, reached('a-0'));
  return { ...house, entryId, post };
}

describe('a correction', () => {
  it('names its entry in exactly one way', async () => {
    const { post, entryId } = await given();
    expect(await post('EntryRetracted', 'c-1', {})).toEqual(['ENTRY_REFERENCE /data']);
    const both = { entryId, entry: { source: SOURCE, id: 'a-1' } };
    expect(await post('EntryRetracted', 'c-1', both)).toEqual(['ENTRY_REFERENCE /data']);
    expect(await post('EntryRetracted', 'c-1', { entry: { source: SOURCE } })).toEqual([
      'REQUIRED /data/entry/id',
    ]);
    expect(await post('EntryRetracted', 'c-1', { entryId: 'X' })).toEqual([
      'PATTERN /data/entryId',
      'ENTRY_UNKNOWN /data/entryId',
    ]);
  });

  it('of what is not known is refused, however named', async () => {
    const { post } = await given();
    expect(await post('EntryRetracted', 'c-1', { entryId: UNKNOWN })).toEqual([
      'ENTRY_UNKNOWN /data/entryId',
    ]);
    expect(await post('EntryRetracted', 'c-1', { entry: { source: SOURCE, id: 'no' } })).toEqual([
      'ENTRY_UNKNOWN /data/entry',
    ]);
  });

  it('what was retracted and is sent again is known, with the way back', async () => {
    // Given
    const { ingest, entryId } = await given();
    const sent = reached('a-1');
    const { warnings } = await postOne(ingest, sent);
    await postOne(ingest, correction('EntryRetracted', 'c-1', { entryId }));
    // When
    const [again] = await postAll(ingest, [sent], ALFA);
    const rehearsed = await ingest.rehearse([sent], ALFA);
    // Then. Seen to fail: duplicate with no warnings, and nothing counts.
    expect(again).toMatchObject({ entryId, duplicate: true });
    expect(again?.warnings.slice(warnings.length)).toMatchObject([
      // Which entry that is the receipt says; the sentence is for people.
      { rule: 'KNOWN_BUT_RETRACTED', message: { nl: expect.stringContaining('herstel haar') } },
    ]);
    expect(rehearsed).toMatchObject({ items: [{ warnings: [{ rule: 'KNOWN_BUT_RETRACTED' }] }] });
    await postOne(ingest, correction('EntryReinstated', 'c-2', { entryId }));
    expect((await postOne(ingest, sent)).warnings).toEqual(warnings);
  });

  it('of another partner’s entry is answered as of one that is not there; the office may, and the entry stays the partner’s', async () => {
    const { ingest, post, entryId, store } = await given();
    const beta = { source: 'urn:nld:wijkspoor:beta:x' };
    expect(await post('EntryRetracted', 'c-1', { entryId }, BETA, beta)).toEqual([
      'ENTRY_UNKNOWN /data/entryId',
    ]);
    const receipt = await postOne(ingest, correction('EntryRetracted', 'c-2', { entryId }, office), OFFICE);
    const { metadata } = readRecorded((await store.readEvent(receipt.entryId))!);
    expect(metadata).toMatchObject({ partnerId: 'alfa', actor: { role: 'programme-office' } });
  });

  it('another partner’s is not told about, not even its original', async () => {
    const { ingest, post, entryId } = await given();
    const own = await postOne(ingest, correction('EntryCorrected', 'c-1', { entryId, replacement }));
    const beta = { source: 'urn:nld:wijkspoor:beta:x' };
    const named = { entryId: own.entryId };
    expect(await post('EntryRetracted', 'c-2', named, BETA, beta)).toEqual(['ENTRY_UNKNOWN /data/entryId']);
  });

  it('retracting twice and reinstating what stands are conflicts', async () => {
    const { post, entryId } = await given();
    expect(await post('EntryReinstated', 'c-1', { entryId })).toEqual(['ENTRY_NOT_RETRACTED /data/entryId']);
    expect(await post('EntryRetracted', 'c-2', { entryId })).toEqual([]);
    expect(await post('EntryRetracted', 'c-3', { entryId })).toEqual(['ENTRY_RETRACTED /data']);
    expect(await post('EntryReinstated', 'c-7', { entry: { source: SOURCE, id: 'a-0' } })).toEqual([
      'ENTRY_NOT_RETRACTED /data/entry',
    ]);
    expect(await post('EntryCorrected', 'c-4', { entryId, replacement })).toEqual(['ENTRY_RETRACTED /data']);
    expect(await post('EntryReinstated', 'c-5', { entryId })).toEqual([]);
    expect(await post('EntryCorrected', 'c-6', { entryId, replacement })).toEqual([]);
  });

  it('of a correction corrects the original; retracting a correction is refused, naming the original', async () => {
    const { ingest, post, entryId } = await given();
    const first = await postOne(ingest, correction('EntryCorrected', 'c-1', { entryId, replacement }));
    const second = await postOne(
      ingest,
      correction('EntryCorrected', 'c-2', { entryId: first.entryId, replacement }),
    );
    expect(second.correctsEntryId).toBe(entryId);
    const outcome = await ingest.post(
      [correction('EntryRetracted', 'c-3', { entryId: first.entryId })],
      ALFA,
    );
    expect(faultsOf(outcome)).toEqual(['NOT_CORRECTABLE /0/data/entryId']);
    expect(JSON.stringify(outcome)).toContain(entryId);
    expect(await post('EntryReinstated', 'c-4', { entryId: first.entryId })).toEqual([
      'NOT_CORRECTABLE /data/entryId',
    ]);
  });

  it('may correct an earlier item of its batch, not a later one', async () => {
    const { ingest, log } = await given();
    const correct = (id: string, target: string) =>
      correction('EntryCorrected', id, { entry: { source: SOURCE, id: target }, replacement });
    const receipts = await postAll(
      ingest,
      [reached('b-1', { householdKey: key('b') }), correct('b-2', 'b-1'), correct('b-3', 'b-2')],
      ALFA,
    );
    expect(receipts.slice(1).map(({ correctsEntryId }) => correctsEntryId)).toEqual([
      receipts[0]!.entryId,
      receipts[0]!.entryId,
    ]);
    expect(await log()).toEqual([
      'HouseholdReached',
      'HouseholdReached',
      'HouseholdReached',
      'EntryCorrected',
      'EntryCorrected',
    ]);
    expect(faultsOf(await ingest.post([correct('b-4', 'b-5'), reached('b-5')], ALFA))).toEqual([
      'ENTRY_UNKNOWN /0/data/entry',
    ]);
  });

  it('of a registration keeps its identity', async () => {
    const { ingest, another } = await given();
    const entry = { source: 'urn:nld:wijkspoor:programmabureau:test', id: 'register-beta' };
    const data = { ...(registration('beta')['data'] as object) };
    const correct = (id: string, change: object) => [
      correction('EntryCorrected', id, { entry, replacement: { ...data, ...change } }, office),
    ];
    expect(faultsOf(await ingest.post(correct('o-1', { partnerId: 'gamma' }), OFFICE))).toEqual([
      'LIFE_CYCLE_IDENTITY /0/data/replacement/partnerId',
    ]);
    expect(faultsOf(await ingest.post(correct('o-2', { oin: '00000099000000001000' }), OFFICE))).toEqual([
      'OIN_TAKEN /0/data/replacement/oin',
    ]);
    expect(faultsOf(await ingest.post(correct('o-3', { oin: '00000099000000002000' }), OFFICE))).toEqual([]);
    const source = { source: 'urn:nld:oin:00000099000000002000:x' };
    expect(faultsOf(await another().post([reached('b-9', {}, source)], BETA))).toEqual([]);
  });
});

describe('a life cycle', () => {
  it('has its own stream per partner and id', async () => {
    const { ingest, store } = await given();
    const {
      householdKey: _h,
      channel: _c,
      tenure: _t,
      topics: _o,
      ...common
    } = reached('x')['data'] as Record<string, unknown>;
    const plan = {
      ...common,
      interventionId: 'iv-1',
      werklijnen: [1],
      title: 'T',
      leadPartnerId: 'alfa',
      scale: 'CITY',
    };
    const receipts = await postAll(
      ingest,
      [
        event('InterventionPlanned', 'i-1', plan),
        reached('i-2', { householdKey: key('i') }),
        event('InterventionStarted', 'i-3', { ...common, interventionId: 'iv-1' }),
      ],
      ALFA,
    );
    const streams = await Promise.all(receipts.map(async ({ entryId }) => (await store.readEvent(entryId))!));
    expect(streams[0]!.stream).toMatch(/^intervention-alfa-[0-9a-f]{32}$/);
    expect(streams[2]!.stream).toBe(streams[0]!.stream);
    expect(streams.map(({ revision }) => revision)).toEqual([0, 0, 1]);
    expect(streams.map(({ position }) => position)).toEqual([6n, 7n, 8n]);
  });

  it('registers once', async () => {
    const { ingest } = await given();
    const again = { ...registration('beta'), id: 'again' };
    expect(faultsOf(await ingest.post([again], OFFICE))).toEqual(['ALREADY_REGISTERED /0/data/partnerId']);
    const unknown = event('PartnerParticipationChanged', 'x', { partnerId: 'nobody' }, office);
    expect(faultsOf(await ingest.post([unknown], OFFICE))).toEqual(['NOT_REGISTERED /0/data/partnerId']);
  });

  it('a retracted registration admits nobody and holds no neighbourhood', async () => {
    const { ingest } = await given();
    const source = 'urn:nld:wijkspoor:programmabureau:test';
    const retract = (id: string) =>
      correction('EntryRetracted', `r-${id}`, { entry: { source, id } }, office);
    await postAll(ingest, [retract('register-duindorp')], OFFICE);
    expect(faultsOf(await ingest.post([reached('z-1')], ALFA))).toEqual([
      'UNREGISTERED_NEIGHBOURHOOD /0/data/neighbourhoodId',
    ]);
    await postAll(ingest, [retract('register-alfa')], OFFICE);
    expect(faultsOf(await ingest.post([reached('z-1')], ALFA))).toContain('PARTNER_NOT_ADMITTED /0/source');
  });
});

import { describe, expect, it } from '@jest/globals';

import type { EventName } from '#libs/programme';
import { event, faultsOf, key, openHouse, postOne, ALFA } from './testing/ingest-fixture.js';

const somewhere = { occurredOn: '2025-06-01', neighbourhoodId: 'duindorp', evidence: 'REGISTRATION' };
const linkage = { ...somewhere, linkageId: 'koppelkans-1' };
const ids = ['0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f', '1193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f'];

const refusal = async (name: EventName, data: Record<string, unknown>) =>
  faultsOf(await (await openHouse()).ingest.post([event(name, 'x-1', data)], ALFA, { single: true }));

describe('the rest of the catalogue', () => {
  it('refuses whatever else has not happened yet', async () => {
    const ended = { ...somewhere, placementId: 'p-1', reason: 'OTHER_JOB' };
    expect(await refusal('PlacementEnded', { ...ended, endedOn: '2025-07-01' })).toEqual([
      'IN_THE_FUTURE /data/endedOn',
    ]);
    expect(await refusal('PlacementEnded', { ...ended, endedOn: '2020-08-31' })).toEqual([
      'BEFORE_PROGRAMME /data/endedOn',
    ]);
    expect(await refusal('PlacementEnded', { ...ended, endedOn: '2025-06-30' })).toEqual([]);
    const plan = { ...somewhere, interventionId: 'i-1', plannedEnd: '2027-01-01' };
    expect(await refusal('InterventionStarted', plan)).toEqual([]);
  });

  it('refuses a realised linkage of one entry and a missed one without a reason', async () => {
    expect(await refusal('LinkageRealised', { ...linkage, realisedBy: [ids[0]] })).toEqual([
      'TOO_SHORT /data/realisedBy',
    ]);
    expect(await refusal('LinkageMissed', linkage)).toEqual(['REQUIRED /data/reason']);
    expect(await refusal('LinkageRealised', { ...linkage, realisedBy: ids })).toEqual([]);
  });

  it('refuses personal data in the text of an obstacle', async () => {
    const obstacle = { ...somewhere, obstacleId: 'o-1', kind: 'ACT', level: 'NATIONAL', addressedTo: 'Rijk' };
    expect(await refusal('ObstacleReported', { ...obstacle, text: 'Bel 0612345678' })).toEqual([
      'PERSONAL_DATA /data/text',
    ]);
  });

  it('keeps the steps of one linkage in one stream and warns of their order', async () => {
    const { ingest, store } = await openHouse();
    const early = await postOne(ingest, event('LinkageChosen', 'x-1', linkage));
    expect(early.warnings.map(({ rule }) => rule)).toEqual(['NO_EARLIER_STEP']);
    const identified = { ...linkage, werklijnen: [1, 4], scale: 'DISTRICT', title: 'Straat open' };
    const late = await postOne(
      ingest,
      event('LinkageIdentified', 'x-2', { ...identified, occurredOn: '2025-06-02' }),
    );
    expect(late.warnings.map(({ rule }) => rule)).toEqual(['STEP_TOO_LATE']);
    const streams = (await store.readAll({ limit: 100 })).slice(-2).map(({ stream }) => stream);
    expect(new Set(streams).size).toBe(1);
    expect(streams[0]).toMatch(/^linkage-alfa-[0-9a-f]{32}$/);
  });

  it('stores no key of a person or a dwelling', async () => {
    const { ingest, store } = await openHouse();
    const owner = { ...somewhere, dwellingKey: key('woning') };
    const person = { ageBand: 'UNKNOWN', group: 'UNKNOWN', residentOfNeighbourhood: 'NO' };
    await postOne(
      ingest,
      event('ParticipantEnrolled', 'x-1', { ...somewhere, ...person, personKey: key('p') }),
    );
    await postOne(ingest, event('OwnerSupportStarted', 'x-2', owner));
    const stored = (await store.readAll({ limit: 100 })).slice(-2).map(({ data }) => data);
    expect(stored.join()).not.toContain(key('p'));
    expect(stored.join()).not.toContain(key('woning'));
  });
});

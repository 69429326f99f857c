// Tried: without the `retracted` in realisedBy(), "retracted" fails; without the batch's own items, "of the same
// batch" does.
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '#libs/access';

import {
  ALFA,
  BETA,
  correction,
  describeFault,
  event,
  OFFICE,
  openHouse,
  postAll,
  postOne,
  reached,
  type House,
} from '../../testing/ingest-fixture.js';

const BETA_SOURCE = { source: 'urn:nld:wijkspoor:beta:systeem' };
const somewhere = { occurredOn: '2025-06-01', neighbourhoodId: 'duindorp', evidence: 'REGISTRATION' };
const linkage = { ...somewhere, linkageId: 'k' };
const identified = event('LinkageIdentified', 'k-1', {
  ...linkage,
  werklijnen: [1, 4],
  scale: 'DISTRICT',
  title: 'Straat open',
});
const opened = (id: string, more: object = {}) =>
  event('StreetOpened', id, { ...somewhere, segmentId: 's', workId: 'w' }, { ...more });
const NEVER = '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f';

let house: House;
const warningsOf = async (realisedBy: readonly string[], id = 'k-2'): Promise<readonly string[]> =>
  (await postOne(house.ingest, event('LinkageRealised', id, { ...linkage, realisedBy }))).warnings.map(
    describeFault,
  );
const idOf = async (item: unknown, actor: Actor = ALFA) => (await postOne(house.ingest, item, actor)).entryId;

beforeEach(async () => {
  house = await openHouse();
  await postOne(house.ingest, identified);
});

describe('the entries that a linkage was realised by', () => {
  it('of different werklijnen: no warning', async () => {
    expect(await warningsOf([await idOf(reached('a')), await idOf(opened('b'))])).toEqual([]);
  });

  it('of another partner’s entry a partner is told the same as of one that is not there; the office is told more', async () => {
    const one = await idOf(reached('a'));
    const other = await idOf(opened('b', BETA_SOURCE), BETA);
    const told = ['REALISED_BY_UNKNOWN /data/realisedBy/1'];
    expect(await warningsOf([one, other])).toEqual(told);
    expect(await warningsOf([one, NEVER], 'k-3')).toEqual(told);
    const source = { source: 'urn:nld:wijkspoor:programmabureau:test' };
    await postOne(house.ingest, { ...identified, ...source, id: 'k-4' }, OFFICE);
    const realised = event('LinkageRealised', 'k-5', { ...linkage, realisedBy: [one, other] }, source);
    expect((await postOne(house.ingest, realised, OFFICE)).warnings).toEqual([]);
  });

  it('of one werklijn, or of none: a warning', async () => {
    const both = [await idOf(reached('a')), await idOf(reached('b', { channel: 'PHONE' }))];
    expect(await warningsOf(both)).toEqual(['ONE_WERKLIJN /data/realisedBy']);
    const obstacle = {
      ...somewhere,
      obstacleId: 'o',
      kind: 'ACT',
      level: 'NATIONAL',
      addressedTo: 'Rijk',
      text: 'Nee',
    };
    const none = await idOf(event('ObstacleReported', 'o', obstacle));
    expect(await warningsOf([both[0]!, none], 'k-3')).toEqual(['ONE_WERKLIJN /data/realisedBy']);
  });

  it('an intervention is of the werklijnen it names', async () => {
    const data = { ...somewhere, interventionId: 'i', werklijnen: [2, 4] };
    const one = await idOf(event('InterventionStarted', 'i', data));
    expect(await warningsOf([one, await idOf(reached('a'))])).toEqual([]);
  });

  it('not known yet: a warning at the one that is not, for it may still come', async () => {
    const one = await idOf(reached('a'));
    expect(await warningsOf([one, NEVER])).toEqual(['REALISED_BY_UNKNOWN /data/realisedBy/1']);
  });

  it('retracted: as one that is not known; reinstated it counts again', async () => {
    const one = await idOf(reached('a'));
    const gone = await idOf(opened('b'));
    await postOne(house.ingest, correction('EntryRetracted', 'r', { entryId: gone }));
    expect(await warningsOf([one, gone])).toEqual(['REALISED_BY_UNKNOWN /data/realisedBy/1']);
    await postOne(house.ingest, correction('EntryReinstated', 's', { entryId: gone }));
    expect(await warningsOf([gone, one], 'k-3')).toEqual([]);
  });

  it('of the same batch, whatever their order: known', async () => {
    const other = await openHouse();
    const ids = (await postAll(other.ingest, [identified, reached('a'), opened('b')], ALFA)).map(
      ({ entryId }) => entryId,
    );
    const realised = event('LinkageRealised', 'k-2', { ...linkage, realisedBy: ids.slice(1) });
    const [, first] = await postAll(house.ingest, [reached('z'), realised, reached('a'), opened('b')], ALFA);
    expect(first!.warnings.map(describeFault)).toEqual([]);
  });
});

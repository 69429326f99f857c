import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#libs/access';

import {
  ALFA,
  correction,
  describeFault,
  event,
  neighbourhood,
  OFFICE,
  openHouse,
  postOne,
  reached,
} from '../../testing/ingest-fixture.js';

const OFFICE_SOURCE = { source: 'urn:nld:wijkspoor:programmabureau:test' };
const takesPartIn = (id: string, ...neighbourhoodIds: string[]) =>
  event('PartnerParticipationChanged', id, { partnerId: 'alfa', neighbourhoodIds }, OFFICE_SOURCE);

/** A house in which partner alfa takes part in Duindorp only. */
async function house() {
  const { ingest } = await openHouse();
  await postOne(ingest, neighbourhood('elders'), OFFICE);
  await postOne(ingest, takesPartIn('deelname', 'duindorp'), OFFICE);
  const told = async (item: Record<string, unknown>, actor: Actor = ALFA) =>
    (await postOne(ingest, item, actor)).warnings
      .map(describeFault)
      .filter((each) => each.startsWith('AREA_NOT_YOURS'));
  return { ingest, told };
}

// Seen to fail: without elsewhere() in `warn` nobody is warned of anything.
describe('an entry of a partner', () => {
  it('in an area where it takes part is recorded without a word', async () => {
    const { told } = await house();
    expect(await told(reached('a'))).toEqual([]);
  });

  it('in another area is recorded, with a warning of the area', async () => {
    const { told } = await house();
    expect(await told(reached('b', { neighbourhoodId: 'elders' }))).toEqual([
      'AREA_NOT_YOURS /data/neighbourhoodId',
    ]);
  });

  it('that is corrected to another area is warned of that', async () => {
    const { ingest, told } = await house();
    const { entryId } = await postOne(ingest, reached('c'));
    const replacement = reached('c', { neighbourhoodId: 'elders' })['data'];
    expect(await told(correction('EntryCorrected', 'c2', { entryId, replacement }))).toEqual([
      'AREA_NOT_YOURS /data/replacement/neighbourhoodId',
    ]);
  });

  it('of when it took part there is not warned of afterwards', async () => {
    const { ingest, told } = await house();
    await postOne(ingest, takesPartIn('verhuisd', 'elders'), OFFICE);
    expect(await told(reached('d'))).toEqual([]);
    expect(await told(reached('e', { neighbourhoodId: 'elders' }))).toEqual([]);
  });

  it('that named no area at all is not warned: the register does not say where it is', async () => {
    const { ingest } = await openHouse();
    expect((await postOne(ingest, reached('f'))).warnings).toEqual([]);
  });
});

it('the office records anywhere without a word', async () => {
  const { told } = await house();
  expect(await told({ ...reached('g', { neighbourhoodId: 'elders' }), ...OFFICE_SOURCE }, OFFICE)).toEqual(
    [],
  );
});

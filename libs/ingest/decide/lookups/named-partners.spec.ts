// Seen to fail: without partnersUnknown() in `warn` nobody is warned of anything; without `inBatch`, "of the
// same batch" is.
import { beforeEach, describe, expect, it } from '@jest/globals';

import {
  correction,
  describeFault,
  event,
  OFFICE,
  openHouse,
  postAll,
  postOne,
  registration,
  type House,
} from '../../testing/ingest-fixture.js';

const OFFICE_SOURCE = { source: 'urn:nld:wijkspoor:programmabureau:test' };
const planned = (id: string, data: object = {}) => ({
  occurredOn: '2025-06-01',
  neighbourhoodId: 'duindorp',
  evidence: 'REGISTRATION',
  interventionId: id,
  werklijnen: [1],
  title: 'Straat open',
  leadPartnerId: 'alfa',
  scale: 'DISTRICT',
  ...data,
});
const intervention = (id: string, data: object = {}) => event('InterventionPlanned', id, planned(id, data));

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
const warningsOf = async (item: unknown): Promise<readonly string[]> =>
  (await postOne(house.ingest, item)).warnings.map(describeFault);

describe('a partner that an event names', () => {
  it('is registered: nothing is said', async () => {
    expect(await warningsOf(intervention('a', { partnerIds: ['beta'] }))).toEqual([]);
  });

  it('is not: a warning where it stands, and the event is recorded', async () => {
    expect(await warningsOf(intervention('b', { leadPartnerId: 'zz', partnerIds: ['beta', 'yy'] }))).toEqual([
      'PARTNER_UNKNOWN /data/leadPartnerId',
      'PARTNER_UNKNOWN /data/partnerIds/1',
    ]);
  });

  it('is named by a correction: a warning in the replacement', async () => {
    const { entryId } = await postOne(house.ingest, intervention('c'));
    const replacement = planned('c', { leadPartnerId: 'zz' });
    expect(await warningsOf(correction('EntryCorrected', 'c2', { entryId, replacement }))).toEqual([
      'PARTNER_UNKNOWN /data/replacement/leadPartnerId',
    ]);
  });

  it('is registered by an item of the same batch, whatever their order: nothing is said', async () => {
    const items = [
      { ...intervention('d', { leadPartnerId: 'gamma' }), ...OFFICE_SOURCE },
      registration('gamma'),
    ];
    const receipts = await postAll(house.ingest, items, OFFICE);
    expect(receipts.flatMap(({ warnings }) => warnings.map(describeFault))).toEqual([]);
  });
});

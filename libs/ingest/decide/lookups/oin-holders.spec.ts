/**
 * Who holds an OIN. Seen to fail: without the log, without what this process stored (`stored`), and without what an
 * item before it gave a partner.
 */
import { describe, expect, it } from '@jest/globals';

import { OFFICE, OIN, partner } from '../../testing/ingest-fixture.js';
import { itemOf, openLooking } from '../../testing/looking.js';
import type { PlannedItem } from '../planned-item.js';
import { OIN_HOLDERS } from './oin-holders.js';

const registered = (partnerId: string, oin?: string) =>
  itemOf('PartnerRegistered', { partnerId, ...(oin === undefined ? {} : { oin }) }, OFFICE);
const planned = (item: PlannedItem['item']) => ({ item, data: {}, naturalKey: '', warnings: [] });

describe('given an item that gives a partner an OIN', () => {
  it('when the read model knows who holds it, then it is told, as far as the log says so', async () => {
    const { known } = await openLooking(OIN_HOLDERS, { partnerWithOin: () => 'alfa' });
    expect(await known([registered('gamma', OIN)])).toEqual({ oinTakenBy: 'alfa' });
    expect(await known([registered('gamma', `${OIN.slice(0, -4)}2000`)])).toEqual({});
    expect(await known([registered('gamma')])).toEqual({});
  });

  it('when this process stored it, or an item before it has it, then it is told without a read model', async () => {
    const { known, recent } = await openLooking(OIN_HOLDERS);
    expect(await known([registered('gamma', OIN)])).toEqual({});
    OIN_HOLDERS.stored?.(recent, planned(registered('alfa', OIN)));
    expect(await known([registered('gamma', OIN)])).toEqual({ oinTakenBy: 'alfa' });
    const other = `${OIN.slice(0, -4)}3000`;
    expect(await known([registered('delta', other), registered('gamma', other)])).toEqual({
      oinTakenBy: 'delta',
    });
  });

  it('when it corrects a registration, then the OIN in the replacement is meant', async () => {
    const { known } = await openLooking(OIN_HOLDERS, { partnerWithOin: () => 'alfa' });
    const target = { entryId: 'e', name: 'PartnerRegistered', partnerId: undefined, stream: 's' } as const;
    const corrected = itemOf(
      'EntryCorrected',
      { replacement: { partnerId: 'beta', oin: OIN } },
      OFFICE,
      target,
    );
    expect(await known([corrected])).toEqual({ oinTakenBy: 'alfa' });
    expect(await known([itemOf('EntryRetracted', {}, partner('alfa'), target)])).toEqual({});
  });
});

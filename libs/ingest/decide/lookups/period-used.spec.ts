/**
 * Whether a period that is taken back was used. Seen to fail: without what the batch itself publishes, and with any
 * entry that is taken back.
 */
import { expect, it } from '@jest/globals';

import { lifeCycleStream } from '../../check/new-item.js';
import { event, OFFICE, postOne } from '../../testing/ingest-fixture.js';
import { itemOf, OFFICE_SOURCE, openLooking, readerOf } from '../../testing/looking.js';
import { PERIOD_USED } from './period-used.js';

const period = '2024-H2';
const stream = lifeCycleStream('reporting-period', { period }, undefined);

async function given(used?: boolean) {
  const asked: string[] = [];
  const periodUsed = (code: string) => (asked.push(code), used === true);
  const looking = await openLooking(PERIOD_USED, used === undefined ? {} : { periodUsed });
  const opened = event('ReportingPeriodOpened', 'p-1', { period, dueOn: '2025-12-31' }, OFFICE_SOURCE);
  const { entryId } = await postOne(looking.ingest, opened, OFFICE);
  const streams = new Map([[stream, await readerOf(looking.store).stream(stream)]]);
  const target = { entryId, name: 'ReportingPeriodOpened', partnerId: undefined, stream } as const;
  const retracted = itemOf('EntryRetracted', { entryId }, OFFICE, target);
  return { ...looking, asked, streams, retracted, target };
}

it.each([
  [true, { periodUsed: true }],
  [false, { periodUsed: false }],
  [undefined, {}],
])('given a period that is taken back and the read model says %s, then %j is told', async (used, told) => {
  const { known, asked, retracted, streams } = await given(used);
  expect(await known([retracted], streams)).toEqual(told);
  expect(asked).toEqual(used === undefined ? [] : [period]);
});

it('given an edition on it in the same batch, then it was used', async () => {
  const { known, retracted, streams } = await given(false);
  const edition = itemOf('ReportEditionPublished', { period }, OFFICE);
  expect(await known([edition, retracted], streams)).toEqual({ periodUsed: true });
});

it('given another entry that is taken back, then there is nothing to know', async () => {
  const { known, streams, target } = await given(true);
  const other = itemOf('EntryRetracted', {}, OFFICE, { ...target, name: 'TargetSet' });
  expect(await known([other], streams)).toEqual({});
});

/** What an entry comes too late for. Seen to fail: with one of the two rules for both, and asked once an item. */
import { expect, it } from '@jest/globals';

import { dayOf } from '#libs/programme';

import { describeFault, reached } from '../../testing/ingest-fixture.js';
import { itemOf, openLooking } from '../../testing/looking.js';
import { LATE } from './late.js';

const item = itemOf('HouseholdReached', reached('a')['data'] as object);

it('given what it is late for, then it is warned of each, by what it was asked once for all of a request', async () => {
  let asked = 0;
  const days: unknown[] = [];
  const { look } = await openLooking(LATE, {
    lateNow: () => {
      asked++;
      return (name, day) => (
        days.push([name, day]),
        [
          { period: '2025-H1', editionId: undefined },
          { period: '2025-H1', editionId: '2025-H1-1' },
        ]
      );
    },
  });
  const { warn } = await look([item, item]);
  const told = [1, 2].map(() => warn?.(item, item.envelope.data, '').map(describeFault));
  const both = ['LATE_FOR_PERIOD /data/occurredOn', 'LATE_FOR_EDITION /data/occurredOn'];
  expect(told).toEqual([both, both]);
  expect(asked).toBe(1);
  expect(days[0]).toEqual(['HouseholdReached', dayOf('2025-06-01')]);
});

it('given nobody to ask, or an entry of no day, then nobody is warned', async () => {
  expect(await (await openLooking(LATE)).warned([item])).toEqual([]);
  const { warned } = await openLooking(LATE, {
    lateNow: () => () => [{ period: 'p', editionId: undefined }],
  });
  expect(await warned([itemOf('EntryRetracted', {})])).toEqual([]);
});

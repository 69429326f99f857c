/**
 * What a submission is decided on with. Seen to fail: with the head read where nobody asks for it, with the log asked
 * before what the items before it left, with the entries told of a submission that is no nil report, and with either
 * of the two warnings left out.
 */
import { describe, expect, it } from '@jest/globals';

import { lifeCycleStream } from '../../check/new-item.js';
import { NO_STREAM } from '../../log/stream-states.js';
import { describeFault, event, OFFICE, postOne } from '../../testing/ingest-fixture.js';
import { itemOf, OFFICE_SOURCE, openLooking } from '../../testing/looking.js';
import { SUBMISSION_OF_PERIOD } from './submission.js';

const OPENED = event(
  'ReportingPeriodOpened',
  'p-1',
  { period: '2024-H2', dueOn: '2025-12-31' },
  OFFICE_SOURCE,
);
const submission = (period: string, more: object = {}) => itemOf('SubmissionMade', { period, ...more });

async function given(entriesInPeriod?: number) {
  const facts = entriesInPeriod === undefined ? {} : { entriesInPeriod: () => entriesInPeriod };
  const looking = await openLooking(SUBMISSION_OF_PERIOD, facts);
  await postOne(looking.ingest, OPENED, OFFICE);
  return looking;
}

describe('given a submission', () => {
  it('then it is known whether its period is open, in the log or as the items before it leave it', async () => {
    const { known } = await given();
    expect(await known([submission('2024-H2')])).toEqual({ periodOpened: true });
    expect(await known([submission('2023-H2')])).toEqual({ periodOpened: false });
    const stream = lifeCycleStream('reporting-period', { period: '2024-H2' }, undefined);
    expect(await known([submission('2024-H2')], new Map([[stream, NO_STREAM]]))).toEqual({
      periodOpened: false,
    });
  });

  it('when it says up to where, then the last position is known; else it is not even asked', async () => {
    const { known, store } = await given();
    const head = await store.head();
    const reads: unknown[] = [];
    const readAll = store.readAll.bind(store);
    store.readAll = (options) => (reads.push(options), readAll(options));
    expect(await known([submission('2024-H2', { upToPosition: '1' })])).toEqual({ periodOpened: true, head });
    expect(reads).toHaveLength(1);
    await known([submission('2024-H2')]);
    expect(reads).toHaveLength(1);
  });

  it('when it reports nothing, then it is known how much there is', async () => {
    const { known } = await given(3);
    expect(await known([submission('2024-H2', { nilReport: true })])).toEqual({
      periodOpened: true,
      entriesInPeriod: 3,
    });
    expect(await known([submission('2024-H2')])).toEqual({ periodOpened: true });
  });

  it.each([
    [true, 3, ['NIL_WITH_ENTRIES /data/nilReport']],
    [true, 0, []],
    [undefined, 0, ['NOTHING_HANDED_IN /data/nilReport']],
    [undefined, 3, []],
    [true, undefined, []],
  ])(
    'when its nil report is %s and there are %s entries, then it is warned of %j',
    async (nilReport, count, told) => {
      const { warned } = await given(count);
      expect((await warned([submission('2024-H2', { nilReport })])).map(describeFault)).toEqual(told);
    },
  );
});

it('given anything else, then nobody is warned', async () => {
  const { warned } = await given(0);
  expect(await warned([itemOf('SubmissionAccepted', { partnerId: 'alfa', period: '2024-H2' })])).toEqual([]);
});

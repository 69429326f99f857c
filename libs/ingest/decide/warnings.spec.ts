import { describe, expect, it } from '@jest/globals';

import {
  accepted,
  ALFA,
  describeFault,
  event,
  key,
  knowing,
  OFFICE,
  openHouse,
  postAll,
  postOne,
  reached,
} from '../testing/ingest-fixture.js';
import type { EntryLookups } from '../kernel/outcome.js';

const BEFORE = 'ACCEPTED_BEFORE_REACHED /data/occurredOn';

describe('help accepted', () => {
  it('before a reach is known: a warning, at the same place whatever batch it came in', async () => {
    const { ingest } = await openHouse(knowing());
    const receipts = await postAll(
      ingest,
      [reached('a-1', { householdKey: key('x') }), accepted('a-2')],
      ALFA,
    );
    expect(receipts.map((receipt) => receipt.warnings.map(describeFault))).toEqual([[], [BEFORE]]);
  });

  it.each<[string, EntryLookups | undefined]>([
    ['the read model', knowing({ reachedOnOrBefore: () => true })],
    ['nobody to ask', undefined],
  ])('with the reach known by %s: none', async (_, knows) => {
    const { ingest } = await openHouse(knows);
    expect((await postOne(ingest, accepted('a-1'))).warnings).toEqual([]);
  });

  it('with the reach earlier in this process, or anywhere in the batch: none', async () => {
    const { ingest, another } = await openHouse(knowing());
    await postOne(ingest, reached('a-1'));
    expect((await postOne(ingest, accepted('a-2'))).warnings).toEqual([]);
    const batch = [accepted('b-1', { householdKey: key('b') }), reached('b-2', { householdKey: key('b') })];
    expect((await postAll(another(), batch, ALFA))[0]!.warnings).toEqual([]);
  });

  it('with a reach on a later day only: a warning', async () => {
    const { ingest } = await openHouse(knowing());
    await postOne(ingest, reached('a-1', { occurredOn: '2025-06-02' }));
    expect((await postOne(ingest, accepted('a-2'))).warnings.map(describeFault)).toEqual([BEFORE]);
  });
});

describe('the same content under another id', () => {
  const SAME = ['SAME_NATURAL_KEY /data'];

  it('is warned of within a batch, within a process and by the read model', async () => {
    const { ingest, another } = await openHouse();
    const [, second] = await postAll(ingest, [reached('a-1'), reached('a-2')], ALFA);
    expect(second!.warnings.map(describeFault)).toEqual(SAME);
    expect((await postOne(ingest, reached('a-3'))).warnings.map(describeFault)).toEqual(SAME);
    expect((await postOne(another(), reached('a-4'))).warnings).toEqual([]);
    const told = await openHouse(knowing({ hasNaturalKey: () => true }));
    expect((await postOne(told.ingest, reached('a-5'))).warnings.map(describeFault)).toEqual(SAME);
  });

  it('is not of another household, nor of what was refused before', async () => {
    const { ingest } = await openHouse();
    await ingest.post([reached('a-1'), reached('a-2', { channel: 'FAX' })], ALFA);
    expect((await postOne(ingest, reached('a-3'))).warnings).toEqual([]);
    expect((await postOne(ingest, reached('a-4', { householdKey: key('y') }))).warnings).toEqual([]);
  });
});

describe('an old event', () => {
  it.each([
    ['2025-01-01', []],
    ['2024-12-31', ['OLD_EVENT /data/occurredOn']],
  ])('of %s, 180 days or more before 2025-06-30', async (occurredOn, expected) => {
    const { ingest } = await openHouse();
    expect((await postOne(ingest, reached('a-1', { occurredOn }))).warnings.map(describeFault)).toEqual(
      expected,
    );
  });
});

describe('the definition of a KPI', () => {
  const published = (code: string) =>
    event(
      'KpiDefinitionPublished',
      `definition-${code}`,
      {
        code,
        version: 2,
        validFrom: '2025-01-01',
        parameters: [{ name: 'days', number: 30 }],
        reason: 'Afgesproken in het programmateam',
      },
      { source: 'urn:nld:wijkspoor:programmabureau:test' },
    );

  it('given that the read model has no such KPI, it is refused; without one to ask it is not held against it', async () => {
    const house = await openHouse(knowing({ kpiParameters: () => undefined }));
    const refused = await house.ingest.rehearse([published('1.99')], OFFICE, { single: true });
    // Seen to fail: without asking the port it is accepted.
    expect(refused).toMatchObject({ accepted: false, faults: [{ rule: 'UNKNOWN_KPI' }] });
    const trusting = await (await openHouse()).ingest.rehearse([published('1.99')], OFFICE, { single: true });
    expect(trusting).toMatchObject({ accepted: true });
  });
});

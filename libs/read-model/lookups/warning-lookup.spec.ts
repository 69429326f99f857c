/**
 * What a poster is warned by, as the read model knows it. Seen to fail: with `<` for `<=`, with the reach of another
 * partner taken for one's own, with rows that were seen looked at no more in a read model made again, with the late
 * spans kept though the register changed, and with a period of other partners counted.
 */
import { afterEach, describe, expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { Figures } from '../queries/figures.js';
import type { ReadModel } from '../read-model.js';
import {
  area,
  corrected,
  given,
  happened,
  idOf,
  CLOCK,
  published,
  reached,
  retracted,
  type Followed,
  type Happened,
} from '../testing/given.js';
import { WarningLookup } from './warning-lookup.js';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

async function lookedUp(
  ...events: readonly Happened[]
): Promise<Followed & { readonly known: WarningLookup }> {
  const followed = await given(...events).followed();
  const { readModel } = followed;
  close = () => readModel.close();
  return { ...followed, known: new WarningLookup(readModel, new Figures(readModel, CLOCK)) };
}
const registered = (partnerId: string, oin: string): Happened =>
  happened('PartnerRegistered', {
    ...{ partnerId, name: partnerId, kind: 'OTHER', werklijnen: [1], neighbourhoodIds: ['noord'], oin },
  });
const FEBRUARY = dayOf('2025-02-01');

describe('given households that were reached', () => {
  it('then one is known from the first day it was reached on, and of one partner from its own', async () => {
    const { known } = await lookedUp(
      reached('h1', '2025-02-03'),
      reached('h1', '2025-02-01', {}, 'school'),
      reached('h2', '2025-01-01'),
      reached('h1', '2025-02-09'),
      reached('h1', '2025-02-09', {}, 'school'),
    );
    const on = (...days: readonly number[]) => days.map((day) => known.reachedOnOrBefore('h1', day));
    expect(on(FEBRUARY - 1, FEBRUARY, FEBRUARY + 9)).toEqual([false, true, true]);
    const own = (partner: string, day: number) => known.reachedOnOrBefore('h1', day, partner);
    expect([own('stad', FEBRUARY + 1), own('stad', FEBRUARY + 2)]).toEqual([false, true]);
    expect([own('school', FEBRUARY - 1), own('school', FEBRUARY)]).toEqual([false, true]);
    expect([own('niemand', FEBRUARY + 9), known.reachedOnOrBefore('h3', FEBRUARY + 9)]).toEqual([
      false,
      false,
    ]);
  });

  it('when more are recorded, or an earlier day is, then that is known from then on', async () => {
    const { known, record } = await lookedUp(reached('h1', '2025-02-03'));
    expect([known.reachedOnOrBefore('h1', FEBRUARY), known.reachedOnOrBefore('h2', FEBRUARY)]).toEqual([
      false,
      false,
    ]);
    await record(reached('h2', '2025-02-01'), corrected(1, reached('h1', '2025-01-31')));
    expect([known.reachedOnOrBefore('h1', FEBRUARY), known.reachedOnOrBefore('h2', FEBRUARY)]).toEqual([
      true,
      true,
    ]);
  });

  it('when another read model takes its place, then nothing is known of the one before', () => {
    const [one, other] = [
      given(reached('h1', '2025-02-01'), published('2025-H1-1', 1)),
      given(reached('h2', '2025-02-03'), published('2025-Q4-1', 1)),
    ].map((events) => events.projected());
    // Both number their first household and their first partner alike.
    const place = { model: one?.model };
    const readModel = place as ReadModel;
    const known = new WarningLookup(readModel, new Figures(readModel, CLOCK));
    const late = () => known.lateNow()('HouseholdReached', FEBRUARY);
    expect(known.reachedOnOrBefore('h1', FEBRUARY)).toBe(true);
    expect(known.reachedOnOrBefore('h1', FEBRUARY, 'stad')).toBe(true);
    expect(late()).toHaveLength(1);
    place.model = other?.model;
    expect(known.reachedOnOrBefore('h1', FEBRUARY)).toBe(false);
    for (const partner of [undefined, 'stad'])
      expect([2, 1].map((days) => known.reachedOnOrBefore('h2', FEBRUARY + days, partner))).toEqual([
        true,
        false,
      ]);
    expect(late()).toEqual([]);
  });
});

describe('given entries', () => {
  it('then they are known by id and by what they say, also when they count no more', async () => {
    const household = reached('h1', '2025-02-01');
    const { known } = await lookedUp(
      { ...household, metadata: { ...household.metadata, naturalKey: '0123456789abc' } },
      retracted(1),
    );
    expect([known.hasEntry(idOf(1)), known.hasEntry(idOf(2)), known.hasEntry(idOf(9))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(known.hasNaturalKey('0123456789abc')).toBe(true);
    expect(known.hasNaturalKey('0123456789abd')).toBe(false);
  });

  it('then those of one training are found that count now, of the one partner whose it is', async () => {
    const training = { trainingId: 't1', personKey: 'p1', kind: 'BBL', field: 'TECHNICAL' };
    const somewhere = { occurredOn: '2025-01-10', neighbourhoodId: 'noord', evidence: 'REGISTRATION' };
    const started = happened('TrainingStarted', { ...somewhere, ...training }, 'school');
    const { known } = await lookedUp(started, started, retracted(2));
    const about = (partner?: string) =>
      known.about('TrainingCompleted', { ...somewhere, ...training }, partner);
    expect(about('school')).toMatchObject([
      { entryId: idOf(1), name: 'TrainingStarted', partnerId: 'school' },
    ]);
    expect([about('stad'), about()]).toEqual([[], []]);
    expect(known.about('StreetOpened', somewhere, 'school')).toEqual([]);
  });

  it('then those of a partner are counted that lie in a period and count now', async () => {
    const { known } = await lookedUp(
      reached('h1', '2025-01-01'),
      reached('h2', '2025-06-30'),
      reached('h3', '2025-07-01'),
      reached('h4', '2025-02-01', {}, 'school'),
      reached('h5', '2025-02-01'),
      retracted(5),
    );
    expect(known.entriesInPeriod('stad', '2025-H1')).toBe(2);
    expect([known.entriesInPeriod('niemand', '2025-H1'), known.entriesInPeriod('stad', 'x')]).toEqual([0, 0]);
  });
});

describe('given the register', () => {
  it('then areas with their municipalities, and who holds an OIN, are as they are now', async () => {
    const [one, other] = ['00000099000000001000', '00000099000000002000'];
    const { known, record } = await lookedUp(area('noord'), registered('alfa', one));
    expect(known.areas().map(({ id }) => id)).toEqual(['GM0001', 'noord']);
    expect([known.partnerWithOin(one), known.partnerWithOin(other)]).toEqual(['alfa', undefined]);
    await record(corrected(1, area('noord', 'GM0002')), registered('beta', other));
    // Where an area went from is a name that people still use.
    expect(known.areas().map(({ id }) => id)).toEqual(['GM0002', 'GM0001', 'noord']);
    expect(known.partnerWithOin(other)).toBe('beta');
  });

  it('then a KPI has its parameters, and what is none has not', async () => {
    const { known } = await lookedUp();
    expect(known.kpiParameters('3.1')).toBeDefined();
    expect(known.kpiParameters('9.9')).toBeUndefined();
  });
});

describe('given a period that is opened, handed in for, closed and published on', () => {
  const opened = happened('ReportingPeriodOpened', { period: '2025-H1', dueOn: '2025-08-15' });
  const closed = happened('ReportingPeriodClosed', { period: '2025-H1' });
  const made = happened('SubmissionMade', { period: '2025-H1', partnerId: 'stad' }, 'stad');
  const june = dayOf('2025-06-30');

  it('then what is recorded now is late from its end on, for the days in it', async () => {
    const { known, record } = await lookedUp(area('noord'), opened);
    const late = (day: number) => known.lateNow()('HouseholdReached', day);
    expect(late(june)).toEqual([]);
    await record(reached('h1', '2025-06-01'));
    const before = known.lateNow();
    await record(published('2025-H1-1', 3));
    expect(late(june)).toEqual([{ period: '2025-H1', closed: false, editionId: '2025-H1-1' }]);
    await record(closed);
    expect(late(june)).toEqual([{ period: '2025-H1', closed: true, editionId: '2025-H1-1' }]);
    expect([late(june + 1), known.lateNow()('NeighbourhoodRegistered', june)]).toEqual([[], []]);
    // Who asks of many entries is answered as of when it asked.
    expect(before('HouseholdReached', june)).toEqual([]);
  });

  it('then it is used once something was handed in or published', async () => {
    const { known, record } = await lookedUp(area('noord'), opened);
    expect(known.periodUsed('2025-H1')).toBe(false);
    await record(made);
    expect([known.periodUsed('2025-H1'), known.periodUsed('2025-Q1')]).toEqual([true, false]);
    await record(published('2025-Q1-1', 3));
    expect(known.periodUsed('2025-Q1')).toBe(true);
  });
});

it('given no editions to look in, when the figures of one are asked, then that is a fault of ours', async () => {
  const { known } = await lookedUp();
  await expect(known.editionFigures({} as never, [])).rejects.toThrow('editions are not looked up here');
});

import { describe, expect, it } from '@jest/globals';
import { openMemoryStore, type NewEvent } from '#libs/event-store';
import { ReadModel } from '../read-model.js';
import { Foretelling, type ForetellingRequest, type ForetellingBounds } from './foretelling.js';

const NOW = Date.parse('2025-12-01T11:00:00Z');
const clock = { now: () => NOW };
const OURS = 'corporatie';
const THEIRS = 'gemeente';
const NEWLY = '1.2';

let made = 0;
const eventOf = (type: string, data: object, partnerId?: string, more: object = {}): NewEvent => ({
  eventId: `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
  type,
  schemaVersion: 1,
  data: JSON.stringify(data),
  metadata: JSON.stringify({ ...(partnerId === undefined ? {} : { partnerId }), ...more }),
});
const reached = (householdKey: string, neighbourhoodId: string, occurredOn: string, partnerId = OURS) =>
  eventOf('HouseholdReached', { occurredOn, neighbourhoodId, householdKey, channel: 'LETTER' }, partnerId);
const retracted = ({ eventId }: NewEvent, targetName = 'HouseholdReached') =>
  eventOf('EntryRetracted', { entryId: eventId, reason: 'OTHER' }, OURS, { targetName });
const linked = (...keys: readonly string[]) => eventOf('HouseholdsLinked', { keys, reason: 'WRONG_SUBJECT' });
const areaIn = (neighbourhoodId: string, municipalityCode: string) =>
  eventOf('NeighbourhoodRegistered', {
    ...{ neighbourhoodId, name: neighbourhoodId, municipalityCode },
    ...{ lat: 52, lon: 5 },
  });
const AREAS = ['noord', 'zuid'].map((neighbourhoodId) => areaIn(neighbourhoodId, 'GM0001'));

async function foretell(
  log: readonly NewEvent[],
  file: readonly NewEvent[],
  request: ForetellingRequest = {},
  bounds: Partial<ForetellingBounds> = {},
) {
  const store = openMemoryStore({ clock: () => NOW });
  for (const event of [...AREAS, ...log])
    await store.append({ stream: `s-${event.eventId}`, expected: 'any', events: [event] });
  const readModel = new ReadModel({ log: store, path: ':memory:' });
  await readModel.start();
  const { facts } = readModel.model;
  const sizes = () => [
    facts.versions,
    facts.areas.size,
    facts.partners.size,
    facts.dictionary('household').size,
  ];
  const before = sizes();
  const foretold = await new Foretelling(readModel, clock, bounds).foretell(file, request);
  expect(sizes()).toEqual(before);
  await readModel.close();
  const moved = foretold.moved.map(
    (move) =>
      `${move.after.kpi} ${move.after.scope} ${move.after.period.code}: ${move.before.value} > ${move.after.value}`,
  );
  return { ...foretold, moved };
}

describe('given a file that was tried', () => {
  it('then what it moves is told by area, municipality and programme, was and becomes', async () => {
    const { moved } = await foretell(
      [reached('h1', 'noord', '2025-02-01')],
      [reached('h2', 'noord', '2025-02-02'), reached('h2', 'noord', '2025-02-03')],
    );
    expect(moved).toEqual(
      expect.arrayContaining([
        '1.1 noord 2025-Q1: 1 > 2',
        '1.1 GM0001 2025-Q1: 1 > 2',
        '1.1 NL 2025-Q1: 1 > 2',
      ]),
    );
    expect(moved.join()).not.toContain('zuid');
  });

  /** Seen to fail: with the areas of the file's own rows only. */
  it('when a row shares its household with entries elsewhere, then the figures there are looked at as well', async () => {
    const { moved } = await foretell(
      [reached('h1', 'noord', '2025-02-01')],
      [reached('h1', 'zuid', '2024-11-01')],
    );
    expect(moved).toContain(`${NEWLY} noord 2025-Q1: 1 > 0`);
    expect(moved).toContain(`${NEWLY} zuid 2024-Q4: undefined > 1`);
  });

  /** Seen to fail: without the quarters up to today. */
  it('when a row is of something that goes on, then every quarter it stands in moves', async () => {
    const started = {
      interventionId: 'i1',
      neighbourhoodId: 'noord',
      werklijnen: [1],
      occurredOn: '2025-02-01',
    };
    const { moved } = await foretell([], [eventOf('InterventionStarted', started, OURS)]);
    for (const quarter of ['2025-Q1', '2025-Q2', '2025-Q3'])
      expect(moved.filter((line) => line.includes(` noord ${quarter}`))).not.toEqual([]);
  });

  it('when it corrects and withdraws, then the figures go down and elsewhere', async () => {
    const [one, two] = [reached('h1', 'noord', '2025-02-01'), reached('h2', 'noord', '2025-02-01')];
    const replacement = { ...(JSON.parse(two.data) as object), neighbourhoodId: 'zuid' };
    const corrected = eventOf(
      'EntryCorrected',
      { entryId: two.eventId, replacement, reason: 'WRONG_VALUE' },
      OURS,
      { targetName: 'HouseholdReached' },
    );
    const { moved } = await foretell([one, two], [retracted(one), corrected]);
    expect(moved).toEqual(
      expect.arrayContaining([
        '1.1 noord 2025-Q1: 2 > undefined',
        '1.1 zuid 2025-Q1: undefined > 1',
        '1.1 NL 2025-Q1: 2 > 1',
      ]),
    );
  });
});

/** Seen to fail: with the areas of the file's rows, and with quarters alone. */
it('given a file about reporting itself, then every area and reporting period is looked at', async () => {
  const part = { partnerId: OURS, name: OURS, kind: 'OTHER', werklijnen: [1], neighbourhoodIds: ['zuid'] };
  const opened = { period: '2025-H1', dueOn: '2025-08-01' };
  const log = [
    eventOf('PartnerRegistered', { ...part, occurredOn: '2025-01-01' }),
    eventOf('ReportingPeriodOpened', opened),
  ];
  const handedIn = eventOf('SubmissionMade', { partnerId: OURS, period: '2025-H1', nilReport: true }, OURS);
  expect((await foretell(log, [handedIn])).moved).toContain('Q.1 zuid 2025-H1: 0 > 1');
});

describe('given a file that corrects or withdraws what the office registered', () => {
  /**
   * Cause: only the municipalities that areas are in afterwards were looked at (a random history that moves areas).
   * Seen to fail: without the municipalities of before.
   */
  it('when a municipality loses its last area to another, then its figures are told as well', async () => {
    const oost = areaIn('oost', 'GM0002');
    const replacement = { ...(JSON.parse(oost.data) as object), municipalityCode: 'GM0001' };
    const { moved } = await foretell(
      [oost, reached('h1', 'oost', '2025-02-01')],
      [
        eventOf('EntryCorrected', { entryId: oost.eventId, replacement, reason: 'WRONG_VALUE' }, undefined, {
          targetName: 'NeighbourhoodRegistered',
        }),
      ],
    );
    expect(moved).toContain('1.1 GM0001 2025-Q1: undefined > 1');
    expect(moved).toContain('1.1 GM0002 2025-Q1: 1 > undefined');
  });

  /** Seen to fail: without the reporting periods of before. */
  it('when a reporting period is opened no longer, then what it is made of is told as well', async () => {
    const part = { partnerId: OURS, name: OURS, kind: 'OTHER', werklijnen: [1], neighbourhoodIds: ['zuid'] };
    const opened = eventOf('ReportingPeriodOpened', { period: '2025-H1', dueOn: '2025-08-01' });
    const log = [eventOf('PartnerRegistered', { ...part, occurredOn: '2025-01-01' }), opened];
    const { moved } = await foretell(log, [retracted(opened, 'ReportingPeriodOpened')]);
    expect(moved).toContain('Q.1 NL 2025-H1: 0 > undefined');
  });
});

describe('given a partner that asks', () => {
  const log = [reached('h1', 'noord', '2025-02-01', THEIRS), reached('h2', 'noord', '2025-02-01')];
  const file = [reached('h1', 'noord', '2025-02-05')];

  /** Seen to fail: without `own` handed on. */
  it('then whether another met the household is not told: the figures are of its own entries', async () => {
    expect((await foretell(log, file)).moved.join()).not.toContain('1.1 ');
    const { moved } = await foretell(log, file, { own: OURS });
    expect(moved).toContain('1.1 noord 2025-Q1: 1 > 2');
    const of = async (more: readonly NewEvent[]) => (await foretell(more, file, { own: OURS })).moved;
    expect(await of(log.slice(1))).toEqual(moved);
  });

  /** Seen to fail: with every link taken. */
  it('then a link with a household that it never met is not told either', async () => {
    const { moved } = await foretell([...log, linked('h1', 'h2')], file, { own: OURS });
    expect(moved).toContain('1.1 noord 2025-Q1: 1 > 2');
    const both = [...log, reached('h1', 'noord', '2025-02-04'), linked('h1', 'h2')];
    const later = await foretell(both, [reached('h1', 'noord', '2025-05-05')], { own: OURS });
    expect(later.moved).toContain('1.1 noord 2025-Q2: undefined > 1');
    expect(later.moved).not.toContain(`${NEWLY} noord 2025-Q2: undefined > 1`);
  });
});

/** Seen to fail: each without its bound. */
describe('given more than is worked out', () => {
  const one = reached('h1', 'noord', '2025-02-01');
  const file = [reached('h2', 'noord', '2025-02-02'), reached('h3', 'noord', '2025-02-02')];
  it.each<[string, Partial<ForetellingBounds>]>([
    ['TOO_MANY_EVENTS', { events: 1 }],
    ['TOO_MANY_ENTRIES', { versions: 2 }],
  ])('then nothing is told but why: %s', async (leftOut, bounds) => {
    expect(await foretell([one], file, {}, bounds)).toMatchObject({ leftOut, moved: [], looked: 0 });
  });

  it('then what was looked at before the bound is told, the newest quarters first', async () => {
    const { moved, looked, leftOut } = await foretell([one], file, {}, { figures: 100 });
    expect([looked, leftOut]).toEqual([100, 'TOO_MANY_FIGURES']);
    expect(moved).toEqual([]);
    let ticks = 0;
    const slow = await foretell([one], file, {}, { ticks: () => (ticks += 16), longest: 1_600 });
    expect(slow.leftOut).toBe('TOO_LONG');
    expect(slow.looked).toBeGreaterThan(0);
  });

  it('then it waits for no read model that is behind, and tells what others were before with', async () => {
    expect(await foretell([one], file, { atLeast: 99n })).toMatchObject({ leftOut: 'BEHIND', looked: 0 });
    const gone = [retracted(one), retracted(one)];
    expect(await foretell([one], gone)).toMatchObject({ leftOut: 'LOG_MOVED', looked: 0 });
  });
});

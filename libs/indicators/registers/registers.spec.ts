/**
 * Tried: state by the latest step instead of the furthest fails "a late event about an earlier step"; without
 * `step.day <= ref`, "after the reference day".
 */
import { describe, expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { Page } from '../testing/page.js';
import { experimentRoomsAt } from './experiment-rooms.js';
import { linkagesAt } from './linkages.js';
import { obstaclesAt } from './obstacles.js';
import { countsOf, meets } from './register-item.js';

const REF = dayOf('2025-06-30');
const linkages = (page: Page, position?: number, referenceDay = REF) =>
  linkagesAt(page.at(position), referenceDay);
const linkage = (page: Page, position?: number, referenceDay = REF) =>
  linkages(page, position, referenceDay)[0];

const identified = (page: Page, more: object = {}) =>
  page.on('2025-01-10', 'LinkageIdentified', {
    linkageId: 'k1',
    title: 'Straat open, straat groen',
    scale: 'DISTRICT',
    werklijnen: [1, 4],
    ...more,
  });

describe('linkages', () => {
  it('go from identified to realised; open for as long as neither realised nor missed', () => {
    const page = new Page();
    identified(page);
    page.on('2025-02-09', 'LinkageAssessed', { linkageId: 'k1' });
    expect(linkage(page)).toMatchObject({
      title: 'Straat open, straat groen',
      scale: 'DISTRICT',
      werklijnen: [1, 4],
      instance: {
        id: 'k1',
        partnerId: 'corporatie',
        neighbourhoodId: 'noord',
        state: { state: 'ASSESSED' },
        daysOpen: 171,
      },
    });
    page.on('2025-03-11', 'LinkageRealised', { linkageId: 'k1', realisedBy: [] });
    expect(linkage(page)?.instance).toMatchObject({ state: { state: 'REALISED' }, daysTaken: 60 });
    expect(linkage(page)?.instance.daysOpen).toBeUndefined();
    expect(linkage(page)?.instance.steps.map(({ kind, day }) => [kind.state, day])).toEqual([
      ['IDENTIFIED', dayOf('2025-01-10')],
      ['ASSESSED', dayOf('2025-02-09')],
      ['REALISED', dayOf('2025-03-11')],
    ]);
  });

  it('a late event about an earlier step does not turn the state back', () => {
    const page = new Page();
    page.on('2025-03-11', 'LinkageMissed', { linkageId: 'k1', reason: 'TIMING' });
    expect(linkage(page)).toMatchObject({
      title: undefined,
      instance: { state: { state: 'MISSED' }, daysTaken: 0 },
    });
    identified(page);
    page.on('2025-04-01', 'LinkageAssessed', { linkageId: 'k1' });
    expect(linkage(page)).toMatchObject({
      title: 'Straat open, straat groen',
      reason: 'TIMING',
      instance: { state: { state: 'MISSED' }, daysTaken: 60 },
    });
  });

  it('of realised and missed the one that happened last holds, whichever came in last', () => {
    const page = new Page();
    identified(page);
    page.on('2025-05-01', 'LinkageRealised', { linkageId: 'k1' });
    page.on('2025-04-01', 'LinkageMissed', { linkageId: 'k1', reason: 'TIMING' });
    expect(linkage(page)).toMatchObject({ reason: undefined, instance: { state: { state: 'REALISED' } } });
  });

  it('what lies after the reference day does not count', () => {
    const page = new Page();
    identified(page);
    page.on('2025-05-01', 'LinkageMissed', { linkageId: 'k1', reason: 'TIMING' });
    expect(linkage(page, undefined, dayOf('2025-04-30'))?.instance).toMatchObject({
      state: { state: 'IDENTIFIED' },
      daysOpen: 110,
    });
    expect(linkages(page, undefined, dayOf('2025-01-09'))).toEqual([]);
  });

  it('corrected, retracted and reinstated entries count as at each position', () => {
    const page = new Page();
    const first = identified(page);
    const posted = page.position;
    page.correct(first, { date: '2025-01-20', area: 'zuid', title: 'Anders' });
    const corrected = page.position;
    page.retract(first);
    expect(linkages(page)).toEqual([]);
    expect(linkage(page, posted)).toMatchObject({
      title: 'Straat open, straat groen',
      instance: { daysOpen: 171 },
    });
    expect(linkage(page, corrected)).toMatchObject({
      title: 'Anders',
      instance: { daysOpen: 161, neighbourhoodId: 'zuid', position: posted, steps: [{ corrected: true }] },
    });
    page.reinstate(first);
    expect(linkage(page)?.title).toBe('Anders');
  });

  it('one id of two partners is two linkages; the latest posted comes first', () => {
    const page = new Page();
    identified(page);
    page.on('2025-01-01', 'LinkageIdentified', { linkageId: 'k1' }, { partner: 'gemeente' });
    expect(linkages(page).map(({ instance }) => [instance.partnerId, instance.id])).toEqual([
      ['gemeente', 'k1'],
      ['corporatie', 'k1'],
    ]);
  });

  it('name the entries that came about together, as far as they are known', () => {
    const page = new Page();
    identified(page);
    const reach = page.on('2025-02-01', 'HouseholdReached', { householdKey: 'h' });
    const gone = page.on('2025-02-01', 'StreetOpened', { segmentId: 's', workId: 'w' });
    const realisedBy = [reach.id, gone.id, 'never'];
    page.on('2025-03-01', 'LinkageRealised', { linkageId: 'k1', realisedBy });
    page.retract(gone);
    expect(linkage(page)?.realisedBy).toMatchObject([
      { entryId: reach.id, status: 'KNOWN', werklijn: 1 },
      { status: 'RETRACTED', werklijn: 4 },
      { entryId: 'never', status: 'UNKNOWN', werklijn: undefined },
    ]);
  });
});

describe('obstacles and room to experiment', () => {
  const page = new Page();
  page.on('2025-01-01', 'InterventionPlanned', { interventionId: 'i1', werklijnen: [2, 3] });
  page.on('2025-02-01', 'ObstacleReported', {
    obstacleId: 'o1',
    kind: 'ACT',
    level: 'NATIONAL',
    addressedTo: 'Rijk',
    legalReference: 'artikel 10d',
    text: 'Een leerwerkplek telt niet mee',
    interventionIds: ['i1', 'elders'],
  });
  const reported = page.position;
  page.on('2025-03-01', 'ObstacleAnswered', { obstacleId: 'o1', text: 'Wij kijken ernaar' });
  page.on('2025-03-05', 'ExperimentRoomRequested', { requestId: 'r1', obstacleId: 'o1', authority: 'Rijk' });
  const requested = page.position;
  page.on('2025-04-14', 'ExperimentRoomGranted', { requestId: 'r1', until: '2027-01-01' });
  page.on('2025-04-20', 'ExperimentRoomRequested', {
    requestId: 'r2',
    obstacleId: 'o9',
    authority: 'Gemeente',
  });

  it('an obstacle: who asked whom, of which law, how long open; werklijnen are those of its interventions', () => {
    expect(obstaclesAt(page.at(reported), REF)).toMatchObject([
      {
        text: 'Een leerwerkplek telt niet mee',
        kind: 'ACT',
        level: 'NATIONAL',
        authority: 'Rijk',
        legalReference: 'artikel 10d',
        interventionIds: ['i1', 'elders'],
        werklijnen: [2, 3],
        instance: { partnerId: 'corporatie', state: { state: 'REPORTED' }, daysOpen: 149 },
      },
    ]);
    expect(obstaclesAt(page.at(), REF)[0]).toMatchObject({
      text: 'Een leerwerkplek telt niet mee',
      instance: { state: { state: 'ANSWERED' }, daysTaken: 28, daysOpen: undefined },
    });
  });

  it('a request takes level and werklijnen from its obstacle; one of an unknown obstacle has neither', () => {
    expect(experimentRoomsAt(page.at(requested), REF)).toMatchObject([
      { obstacleId: 'o1', level: 'NATIONAL', werklijnen: [2, 3], instance: { daysOpen: 117 } },
    ]);
    const [second, first] = experimentRoomsAt(page.at(), REF);
    expect(first).toMatchObject({
      until: '2027-01-01',
      instance: { state: { state: 'GRANTED' }, daysTaken: 40 },
    });
    expect(second).toMatchObject({ obstacleId: 'o9', obstacle: undefined, level: undefined, werklijnen: [] });
  });

  it('filters and counts, with the unknown part', () => {
    const rooms = experimentRoomsAt(page.at(), REF);
    const ids = (filter: object) =>
      rooms.filter((room) => meets(room, filter)).map(({ instance }) => instance.id);
    expect(ids({ open: true })).toEqual(['r2']);
    expect(ids({ states: ['GRANTED', 'DENIED'] })).toEqual(['r1']);
    expect(ids({ werklijn: 2, level: 'NATIONAL', authority: 'Rijk' })).toEqual(['r1']);
    expect(ids({ neighbourhoodId: 'zuid' })).toEqual([]);
    expect(ids({ partnerId: 'corporatie' })).toEqual(['r2', 'r1']);
    expect(countsOf(rooms, ['state', 'level', 'werklijn'])).toEqual([
      { facet: 'state', key: 'GRANTED', count: 1 },
      { facet: 'state', key: 'REQUESTED', count: 1 },
      { facet: 'level', key: 'NATIONAL', count: 1 },
      { facet: 'level', key: 'UNKNOWN', count: 1 },
      { facet: 'werklijn', key: '2', count: 1 },
      { facet: 'werklijn', key: '3', count: 1 },
      { facet: 'werklijn', key: 'UNKNOWN', count: 1 },
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { daysAfter, Page } from '../testing/page.js';

const job = (personKey: string, placementId: string, more = {}) => ({
  personKey,
  placementId,
  kind: 'REGULAR',
  hoursPerWeek: 32,
  sector: 'TECHNICAL',
  ...more,
});

const START = '2025-01-06';
const start = (page: Page, date = START, placementId = 'b1', personKey = 'anna') =>
  page.on(date, 'PlacementStarted', job(personKey, placementId));
const confirm = (page: Page, confirmedOn: string, placementId = 'b1') =>
  page.on(confirmedOn, 'PlacementConfirmed', { placementId, confirmedOn });
const end = (page: Page, endedOn: string, placementId = 'b1') =>
  page.on(endedOn, 'PlacementEnded', { placementId, endedOn, reason: 'OTHER_JOB' });
const outcome = (page: Page, wanted = {}) => {
  const { sustained, notSustained, unknown, notMature } =
    page.figure('2.5', wanted).measurement.components ?? {};
  return { sustained, notSustained, unknown, notMature };
};
const SUSTAINED = { sustained: 1, notSustained: 0, unknown: 0, notMature: 0 };
const NOT_SUSTAINED = { sustained: 0, notSustained: 1, unknown: 0, notMature: 0 };
const UNKNOWN = { sustained: 0, notSustained: 0, unknown: 1, notMature: 0 };
const NOT_MATURE = { sustained: 0, notSustained: 0, unknown: 0, notMature: 1 };

describe('2.5 in lasting work: one placement', () => {
  it('confirmed on day 182 it is sustained, on day 181 nobody knows: absence of an end is no proof', () => {
    const page = new Page();
    start(page);
    const confirmed = confirm(page, daysAfter(START, 181));
    expect(outcome(page)).toEqual(UNKNOWN);
    expect(page.figure('2.5')).toMatchObject({ status: 'OK', value: undefined, unknownShare: 1 });
    page.correct(confirmed, { confirmedOn: daysAfter(START, 182) });
    expect(outcome(page)).toEqual(SUSTAINED);
  });

  it('ended on day 182 it is sustained, on day 181 it is not', () => {
    const page = new Page();
    start(page);
    const ended = end(page, daysAfter(START, 181));
    expect(outcome(page)).toEqual(NOT_SUSTAINED);
    page.correct(ended, { endedOn: daysAfter(START, 182) });
    expect(outcome(page)).toEqual(SUSTAINED);
  });

  it('it matures 182 days after its start, by the reference date', () => {
    const page = new Page();
    start(page);
    end(page, daysAfter(START, 30));
    expect(outcome(page, { ref: daysAfter(START, 181) })).toEqual(NOT_MATURE);
    expect(page.figure('2.5', { ref: daysAfter(START, 181) }).status).toBe('NOT_MATURE');
    expect(outcome(page, { ref: daysAfter(START, 182) })).toEqual(NOT_SUSTAINED);
  });

  it('what comes after the reference date does not count', () => {
    const page = new Page();
    start(page);
    confirm(page, daysAfter(START, 200));
    expect(outcome(page, { ref: daysAfter(START, 199) })).toEqual(UNKNOWN);
    expect(outcome(page, { ref: daysAfter(START, 200) })).toEqual(SUSTAINED);
    expect(outcome(page, { ref: daysAfter(START, -1) })).toEqual({ ...UNKNOWN, unknown: 0 });
  });
});

describe('2.5 in lasting work: a placement and its successor', () => {
  it('that starts 28 days after the end joins the spell, 29 days after begins another', () => {
    const page = new Page();
    start(page);
    end(page, '2025-03-31');
    const second = start(page, daysAfter('2025-03-31', 28), 'b2');
    end(page, daysAfter(START, 182), 'b2');
    expect(outcome(page)).toEqual(SUSTAINED);
    page.correct(second, { date: daysAfter('2025-03-31', 29) });
    expect(outcome(page)).toEqual({ ...NOT_SUSTAINED, notSustained: 2 });
  });

  it('joins a placement without an end, however much later', () => {
    const page = new Page();
    start(page);
    start(page, '2025-12-01', 'b2');
    expect(outcome(page)).toEqual(UNKNOWN);
    end(page, '2025-12-20', 'b2');
    expect(outcome(page)).toEqual(SUSTAINED);
  });

  it('the latest end counts, not that of the last placement', () => {
    const page = new Page();
    start(page);
    end(page, '2025-06-30');
    start(page, '2025-02-01', 'b2');
    end(page, '2025-02-28', 'b2');
    start(page, '2025-07-28', 'b3');
    end(page, '2025-08-31', 'b3');
    expect(outcome(page)).toEqual(SUSTAINED);
  });

  it('the spell is of the area and the day of its first placement, recorded first or last', () => {
    const page = new Page();
    page.on('2025-04-01', 'PlacementStarted', job('anna', 'b2'), { area: 'oost' });
    end(page, '2025-10-01', 'b2');
    start(page);
    end(page, '2025-03-31');
    expect(outcome(page, { scope: 'oost' })).toEqual({ ...SUSTAINED, sustained: 0 });
    expect(outcome(page, { scope: 'noord', period: '2025-Q1' })).toEqual(SUSTAINED);
    expect(outcome(page, { period: '2025-Q2' })).toEqual({ ...SUSTAINED, sustained: 0 });
  });

  it('a trial placement is no link in the chain', () => {
    const page = new Page();
    start(page);
    end(page, '2025-03-31');
    page.on('2025-04-01', 'PlacementStarted', job('anna', 'b2', { kind: 'TRIAL' }));
    end(page, '2025-12-31', 'b2');
    expect(outcome(page)).toEqual(NOT_SUSTAINED);
  });

  it('persons of two partners do not chain', () => {
    const page = new Page();
    start(page);
    end(page, '2025-03-31');
    page.on('2025-04-01', 'PlacementStarted', job('anna', 'b2'), { partner: 'werkbedrijf' });
    expect(outcome(page)).toEqual({ sustained: 0, notSustained: 1, unknown: 1, notMature: 0 });
  });
});

describe('2.5 in lasting work: the rate', () => {
  const page = new Page();
  ['a', 'b', 'c'].forEach((who) => {
    start(page, START, who, who);
    end(page, daysAfter(START, 300), who);
  });
  start(page, START, 'd', 'd');
  end(page, daysAfter(START, 20), 'd');
  start(page, START, 'e', 'e');
  const before = page.position;

  it('is of the spells that can be judged, with bounds for those that cannot', () => {
    expect(page.figure('2.5')).toMatchObject({
      value: 0.75,
      unknownShare: 0.2,
      measurement: { numerator: 3, denominator: 4, components: { mature: 5, lower: 0.6, upper: 0.8 } },
    });
  });

  it('moves when an end arrives late, and stays what it was at the position before', () => {
    const late = end(page, daysAfter(START, 50), 'e');
    expect(page.figure('2.5').value).toBe(0.6);
    expect(page.figure('2.5', { asOf: before }).value).toBe(0.75);
    page.retract(late);
    expect(page.figure('2.5').value).toBe(0.75);
  });

  it('names every start, confirmation and end it is made of', () => {
    expect(page.lineage('2.5', { asOf: before })).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

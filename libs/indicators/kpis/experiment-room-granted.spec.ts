import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const request = (page: Page, requestId: string, authority: string) =>
  page.on('2024-11-01', 'ExperimentRoomRequested', { requestId, obstacleId: 'o1', authority });
const decide = (page: Page, step: 'Granted' | 'Denied', requestId: string, more = {}) =>
  page.on('2025-04-01', `ExperimentRoom${step}`, { requestId, ...more });

describe('X.3 room to experiment granted', () => {
  it('granted over granted and denied; what is still asked is not in it', () => {
    const page = new Page();
    for (const id of ['v1', 'v2', 'v3', 'v4']) request(page, id, 'Gemeente');
    expect(page.figure('X.3').status).toBe('NO_DATA');
    decide(page, 'Granted', 'v1');
    decide(page, 'Denied', 'v2');
    decide(page, 'Denied', 'v3');
    expect(page.figure('X.3')).toMatchObject({
      value: 1 / 3,
      measurement: { numerator: 1, denominator: 3, components: { granted: 1, denied: 2 } },
    });
  });

  it('the same id granted in two periods counts in both, and once in what holds them', () => {
    const page = new Page();
    page.on('2025-02-01', 'ExperimentRoomGranted', { requestId: 'v1' });
    page.on('2025-08-01', 'ExperimentRoomGranted', { requestId: 'v1' });
    for (const period of ['2025-H1', '2025-H2', '2025'])
      expect(page.figure('X.3', { period }).measurement).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('by authority: that of the request, unless a later step names another; unknown without either', () => {
    const page = new Page();
    request(page, 'v1', 'Gemeente');
    decide(page, 'Granted', 'v1');
    request(page, 'v2', 'Gemeente');
    decide(page, 'Denied', 'v2', { authority: 'Ministerie' });
    decide(page, 'Granted', 'v3');
    expect(page.parts('X.3', 'authority')).toEqual({ Gemeente: 1, Ministerie: 0, UNKNOWN: 1 });
  });

  it('by level: that of the obstacle it is asked for, which may be put right or come late', () => {
    const page = new Page();
    request(page, 'v1', 'Gemeente');
    decide(page, 'Granted', 'v1');
    expect(page.parts('X.3', 'level')).toMatchObject({ NATIONAL: undefined, UNKNOWN: 1 });
    const obstacle = page.on('2024-10-01', 'ObstacleReported', { obstacleId: 'o1', level: 'NATIONAL' });
    const before = page.position;
    page.correct(obstacle, { level: 'MUNICIPAL' });
    request(page, 'v2', 'Gemeente');
    decide(page, 'Denied', 'v2');
    expect(page.parts('X.3', 'level')).toMatchObject({
      MUNICIPAL: 0.5,
      NATIONAL: undefined,
      UNKNOWN: undefined,
    });
    expect(page.parts('X.3', 'level', { asOf: before })).toMatchObject({ MUNICIPAL: undefined, NATIONAL: 1 });
  });

  it('a request that arrives late brings its authority, a decision put right its outcome', () => {
    const page = new Page();
    const denied = decide(page, 'Denied', 'v1');
    const before = page.position;
    request(page, 'v1', 'Waterschap');
    expect(page.parts('X.3', 'authority')).toEqual({ Waterschap: 0, UNKNOWN: undefined });
    page.retract(denied);
    decide(page, 'Granted', 'v1');
    expect(page.figure('X.3').value).toBe(1);
    expect(page.figure('X.3', { asOf: before }).value).toBe(0);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const identify = (page: Page, linkageId: string, scale = 'DISTRICT', werklijnen = [1, 4]) =>
  page.on('2024-11-01', 'LinkageIdentified', { linkageId, scale, werklijnen });
const realise = (page: Page, linkageId: string, more = {}) =>
  page.on('2025-04-01', 'LinkageRealised', { linkageId, ...more });
const miss = (page: Page, linkageId: string, reason = 'TIMING') =>
  page.on('2025-05-01', 'LinkageMissed', { linkageId, reason });

describe('X.1 linkages realised', () => {
  it('two realised, one missed: two in three, with the reason', () => {
    const page = new Page();
    for (const linkage of ['k1', 'k2', 'k3', 'k4']) identify(page, linkage);
    realise(page, 'k1');
    realise(page, 'k2');
    miss(page, 'k3', 'GRID_CAPACITY');
    expect(page.figure('X.1')).toMatchObject({
      value: 2 / 3,
      measurement: {
        numerator: 2,
        denominator: 3,
        components: { missed: 1, 'missed.GRID_CAPACITY': 1, 'missed.TIMING': 0 },
      },
    });
  });

  it('realised in two parts is one linkage; only identified is not yet in the figure', () => {
    const page = new Page();
    identify(page, 'k1');
    expect(page.figure('X.1').status).toBe('NO_DATA');
    realise(page, 'k1');
    realise(page, 'k1');
    expect(page.figure('X.1').measurement).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('missed twice, for two reasons: missed once, and once by each reason', () => {
    const page = new Page();
    miss(page, 'k1', 'TIMING');
    miss(page, 'k1', 'GRID_CAPACITY');
    expect(page.figure('X.1').measurement).toMatchObject({
      numerator: 0,
      denominator: 1,
      components: { missed: 1, 'missed.TIMING': 1, 'missed.GRID_CAPACITY': 1 },
    });
  });

  it('by scale and by werklijn as the latest step says; without any it is unknown', () => {
    const page = new Page();
    identify(page, 'k1');
    realise(page, 'k1', { scale: 'CITY' });
    miss(page, 'k2');
    expect(page.parts('X.1', 'scale')).toMatchObject({ CITY: 1, DISTRICT: undefined, UNKNOWN: 0 });
    expect(page.parts('X.1', 'werklijn')).toEqual({ 1: 1, 2: undefined, 3: undefined, 4: 1, UNKNOWN: 0 });
  });

  it('missed, then after all realised: the miss retracted, and an area put right', () => {
    const page = new Page();
    identify(page, 'k1');
    const missed = miss(page, 'k1');
    const before = page.position;
    page.retract(missed);
    const realised = realise(page, 'k1');
    page.correct(realised, { area: 'oost' });
    expect(page.figure('X.1').value).toBe(1);
    expect(page.figure('X.1', { scope: 'oost' }).value).toBe(1);
    expect(page.figure('X.1', { scope: 'noord' }).status).toBe('NO_DATA');
    expect(page.figure('X.1', { asOf: before }).value).toBe(0);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const deliver = (page: Page, date: string, workId: string, quantities = {}, where = {}) =>
  page.on(date, 'PublicSpaceWorkDelivered', { workId, ...quantities }, where);

describe('4.8 street made safer', () => {
  it('350 m and 150 m are half a kilometre; it adds up over quarters, areas and partners', () => {
    const page = new Page();
    deliver(page, '2025-06-30', 'w1', { saferStreetM: 350 });
    deliver(page, '2025-07-01', 'w2', { saferStreetM: 150 }, { area: 'zuid', partner: 'gemeente' });
    expect(page.figure('4.8').value).toBe(500);
    expect(page.figure('4.8', { period: '2025-Q2' }).value).toBe(350);
    expect(page.figure('4.8', { period: '2025-Q3' }).value).toBe(150);
    expect(page.figure('4.8', { scope: 'noord' }).value).toBe(350);
    expect(page.figure('4.8', { scope: 'GM0001' }).value).toBe(500);
    expect(page.parts('4.8', 'partner')).toEqual({ corporatie: 350, gemeente: 150, UNKNOWN: 0 });
  });

  it('started is not delivered, delivered without is zero', () => {
    const page = new Page();
    page.on('2025-01-10', 'PublicSpaceWorkStarted', { workId: 'w1', trigger: 'OTHER', lengthM: 500 });
    expect(page.figure('4.8').status).toBe('NO_DATA');
    deliver(page, '2025-02-10', 'w1');
    expect(page.figure('4.8')).toMatchObject({ status: 'OK', value: 0 });
  });

  it('metres that cannot be written in binary still add up: 0.7 and 0.1 are 0.8', () => {
    const page = new Page();
    deliver(page, '2025-01-10', 'w1', { saferStreetM: 0.7 });
    deliver(page, '2025-01-10', 'w2', { saferStreetM: 0.1 });
    expect(page.figure('4.8').value).toBe(0.8);
  });

  it('metres and area corrected, and the correction corrected, each from its own position on', () => {
    const page = new Page();
    const work = deliver(page, '2025-01-10', 'w1', { saferStreetM: 40 });
    const first = page.position;
    page.correct(work, { saferStreetM: 400 });
    const second = page.position;
    page.correct(work, { saferStreetM: 420, area: 'oost' });
    expect(page.figure('4.8', { scope: 'noord', asOf: first }).value).toBe(40);
    expect(page.figure('4.8', { scope: 'noord', asOf: second }).value).toBe(400);
    expect(page.figure('4.8', { scope: 'noord' }).status).toBe('NO_DATA');
    expect(page.figure('4.8', { scope: 'oost' }).value).toBe(420);
  });
});

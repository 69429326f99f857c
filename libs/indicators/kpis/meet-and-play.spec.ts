import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const deliver = (page: Page, date: string, workId: string, quantities = {}, where = {}) =>
  page.on(date, 'PublicSpaceWorkDelivered', { workId, ...quantities }, where);
const plan = (page: Page, workId: string, trigger: string, lengthM = 100) =>
  page.on('2024-06-01', 'PublicSpaceWorkPlanned', { workId, trigger, lengthM });

describe('4.5 meeting, playing, moving', () => {
  it('a square of 200 and a playground of 75 m² are 275; green beside it is not counted again', () => {
    const page = new Page();
    deliver(page, '2025-01-10', 'w1', { meetPlayM2: 200, greenAddedM2: 50 });
    deliver(page, '2025-08-10', 'w2', { meetPlayM2: 75 }, { area: 'oost' });
    expect(page.figure('4.5').value).toBe(275);
    expect(page.figure('4.5', { scope: 'GM0001' }).value).toBe(200);
    expect(page.figure('4.5', { scope: 'GM0002' }).value).toBe(75);
    expect(page.figure('4.5', { period: '2025-H2' }).value).toBe(75);
  });

  it('works by the same number of two partners are two works, each with its own trigger', () => {
    const page = new Page();
    plan(page, 'w1', 'SEWER');
    deliver(page, '2025-01-10', 'w1', { meetPlayM2: 20 });
    deliver(page, '2025-01-10', 'w1', { meetPlayM2: 6 }, { partner: 'gemeente' });
    expect(page.figure('4.5').value).toBe(26);
    expect(page.parts('4.5', 'trigger')).toMatchObject({ SEWER: 20, UNKNOWN: 6 });
  });

  it('left out is zero, and nothing delivered is no data', () => {
    const page = new Page();
    expect(page.figure('4.5')).toMatchObject({ status: 'NO_DATA', value: undefined });
    deliver(page, '2025-01-10', 'w1', { saferStreetM: 100 });
    expect(page.figure('4.5')).toMatchObject({ status: 'OK', value: 0 });
  });

  it('a playground that arrives late counts from then on; it did not happen, so it goes again', () => {
    const page = new Page();
    deliver(page, '2025-01-10', 'w1', { meetPlayM2: 10 });
    const before = page.position;
    const late = deliver(page, '2025-01-05', 'w2', { meetPlayM2: 90 });
    const between = page.position;
    page.retract(late);
    expect(page.figure('4.5', { asOf: before }).value).toBe(10);
    expect(page.figure('4.5', { asOf: between }).value).toBe(100);
    expect(page.figure('4.5').value).toBe(10);
  });
});

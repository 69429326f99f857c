import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const deliver = (page: Page, date: string, workId: string, quantities = {}, where = {}) =>
  page.on(date, 'PublicSpaceWorkDelivered', { workId, ...quantities }, where);
const plan = (page: Page, workId: string, trigger: string, lengthM = 100) =>
  page.on('2024-06-01', 'PublicSpaceWorkPlanned', { workId, trigger, lengthM });

describe('4.1 net paving removed', () => {
  it('500 m² out and 120 in, 60 out elsewhere, and a work of which neither was filled in: 440', () => {
    const page = new Page();
    deliver(page, '2025-01-10', 'w1', { pavingRemovedM2: 500, pavingAddedM2: 120 });
    deliver(page, '2025-04-10', 'w2', { pavingRemovedM2: 60 }, { area: 'oost' });
    deliver(page, '2025-04-10', 'w3');
    expect(page.figure('4.1').value).toBe(440);
    expect(page.figure('4.1', { scope: 'noord' }).value).toBe(380);
    expect(page.figure('4.1', { scope: 'oost' }).value).toBe(60);
    expect(page.figure('4.1', { period: '2025-Q2' }).value).toBe(60);
  });

  it('more paving laid than taken out is below zero; as much is zero and not without data', () => {
    const page = new Page();
    deliver(page, '2025-12-31', 'w1', { pavingRemovedM2: 10, pavingAddedM2: 35 });
    expect(page.figure('4.1').value).toBe(-25);
    deliver(page, '2025-12-31', 'w2', { pavingRemovedM2: 25 });
    expect(page.figure('4.1')).toMatchObject({ status: 'OK', value: 0 });
    expect(page.figure('4.1', { period: '2026' })).toMatchObject({ status: 'NO_DATA', value: undefined });
  });

  it('three tenths out and one tenth in is two tenths, to the last digit', () => {
    const page = new Page();
    deliver(page, '2025-01-10', 'w1', { pavingRemovedM2: 0.3, pavingAddedM2: 0.1 });
    expect(page.figure('4.1').value).toBe(0.2);
  });

  it('by trigger of the latest plan; a work nobody planned is the unknown part', () => {
    const page = new Page();
    plan(page, 'w1', 'SEWER');
    deliver(page, '2025-01-10', 'w1', { pavingRemovedM2: 30 });
    deliver(page, '2025-01-10', 'w2', { pavingRemovedM2: 5 });
    expect(page.parts('4.1', 'trigger')).toMatchObject({ SEWER: 30, HEAT_NETWORK: 0, UNKNOWN: 5 });
  });

  it('a quantity put right counts from that position on; a late delivery adds to its own year', () => {
    const page = new Page();
    const work = deliver(page, '2025-01-10', 'w1', { pavingRemovedM2: 500 });
    const before = page.position;
    page.correct(work, { pavingRemovedM2: 50, pavingAddedM2: 80 });
    deliver(page, '2024-12-31', 'w2', { pavingRemovedM2: 7 });
    expect(page.figure('4.1').value).toBe(-30);
    expect(page.figure('4.1', { asOf: before }).value).toBe(500);
    expect(page.figure('4.1', { period: '2024' }).value).toBe(7);
    expect(page.figure('4.1', { cumulative: true }).value).toBe(-23);
  });
});

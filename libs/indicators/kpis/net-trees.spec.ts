import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const deliver = (page: Page, date: string, workId: string, quantities = {}, where = {}) =>
  page.on(date, 'PublicSpaceWorkDelivered', { workId, ...quantities }, where);
const plan = (page: Page, workId: string, trigger: string, lengthM = 100) =>
  page.on('2024-06-01', 'PublicSpaceWorkPlanned', { workId, trigger, lengthM });

describe('4.3 net trees', () => {
  it('12 planted and 5 felled, elsewhere 3 planted: 10 together', () => {
    const page = new Page();
    deliver(page, '2025-01-10', 'w1', { treesPlanted: 12, treesFelled: 5 });
    deliver(page, '2025-07-01', 'w2', { treesPlanted: 3 }, { area: 'oost' });
    expect(page.figure('4.3').value).toBe(10);
    expect(page.figure('4.3', { scope: 'GM0001' }).value).toBe(7);
    expect(page.figure('4.3', { scope: 'GM0002' }).value).toBe(3);
    expect(page.figure('4.3', { period: '2025-H1' }).value).toBe(7);
  });

  it('felled only is below zero; as many planted as felled is zero with data', () => {
    const page = new Page();
    const felled = deliver(page, '2025-12-31', 'w1', { treesFelled: 4 });
    expect(page.figure('4.3').value).toBe(-4);
    page.correct(felled, { treesPlanted: 4 });
    expect(page.figure('4.3')).toMatchObject({ status: 'OK', value: 0 });
    expect(page.figure('4.3', { period: '2026' }).status).toBe('NO_DATA');
  });

  it('by trigger: two felled for the heat network, three planted with the sewer', () => {
    const page = new Page();
    plan(page, 'w1', 'HEAT_NETWORK');
    plan(page, 'w2', 'SEWER');
    deliver(page, '2025-01-10', 'w1', { treesFelled: 2 });
    deliver(page, '2025-01-10', 'w2', { treesPlanted: 3 });
    expect(page.parts('4.3', 'trigger')).toMatchObject({ HEAT_NETWORK: -2, SEWER: 3, UNKNOWN: 0 });
  });

  it('felled trees reported late, then found double and retracted', () => {
    const page = new Page();
    deliver(page, '2025-01-10', 'w1', { treesPlanted: 10 });
    const before = page.position;
    const late = deliver(page, '2025-01-09', 'w1', { treesFelled: 6 });
    const between = page.position;
    page.retract(late);
    expect(page.figure('4.3', { asOf: before }).value).toBe(10);
    expect(page.figure('4.3', { asOf: between }).value).toBe(4);
    expect(page.figure('4.3').value).toBe(10);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const deliver = (page: Page, date: string, workId: string, quantities = {}, where = {}) =>
  page.on(date, 'PublicSpaceWorkDelivered', { workId, ...quantities }, where);

describe('4.4 water storage', () => {
  it('30.5 and 9.5 m³ are 40, whatever the order; a work without water adds nothing', () => {
    const page = new Page();
    deliver(page, '2025-01-10', 'w1', { waterStorageM3: 30.5 });
    deliver(page, '2025-01-10', 'w2', { waterStorageM3: 9.5 }, { area: 'zuid', partner: 'waterschap' });
    deliver(page, '2025-01-10', 'w3', { greenAddedM2: 100 });
    expect(page.figure('4.4').value).toBe(40);
    expect(page.figure('4.4', { scope: 'zuid' }).value).toBe(9.5);
    expect(page.parts('4.4', 'partner')).toEqual({ corporatie: 30.5, waterschap: 9.5, UNKNOWN: 0 });
  });

  it('ten times a tenth of a cubic metre is one, to the last digit', () => {
    const page = new Page();
    for (let i = 0; i < 10; i++) deliver(page, '2025-01-10', `w${i}`, { waterStorageM3: 0.1 });
    expect(page.figure('4.4').value).toBe(1);
  });

  it('delivered on the last day of September is the third quarter, cumulative also the fourth', () => {
    const page = new Page();
    deliver(page, '2025-09-30', 'w1', { waterStorageM3: 12 });
    expect(page.figure('4.4', { period: '2025-Q3' }).value).toBe(12);
    expect(page.figure('4.4', { period: '2025-Q4' }).status).toBe('NO_DATA');
    expect(page.figure('4.4', { period: '2025-Q4', cumulative: true }).value).toBe(12);
  });

  it('litres entered as cubic metres are put right, and the date of delivery after that', () => {
    const page = new Page();
    const work = deliver(page, '2025-01-10', 'w1', { waterStorageM3: 8000 });
    const wrong = page.position;
    page.correct(work, { waterStorageM3: 8 });
    const right = page.position;
    page.correct(work, { waterStorageM3: 8, date: '2024-12-20' });
    expect(page.figure('4.4', { asOf: wrong }).value).toBe(8000);
    expect(page.figure('4.4', { asOf: right }).value).toBe(8);
    expect(page.figure('4.4').status).toBe('NO_DATA');
    expect(page.figure('4.4', { period: '2024' }).value).toBe(8);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const open = (page: Page, date: string, workId: string, segmentId = 'kade', where = {}) =>
  page.on(date, 'StreetOpened', { workId, segmentId }, where);

describe('4.7 streets opened twice', () => {
  it('opened by another work 36 months before to the day counts, a day longer ago does not', () => {
    const page = new Page();
    const sewer = open(page, '2022-05-20', 'sewer');
    open(page, '2025-05-20', 'heat');
    expect(page.figure('4.7').value).toBe(1);
    page.correct(sewer, { date: '2022-05-19' });
    expect(page.figure('4.7')).toMatchObject({ status: 'OK', value: 0 });
  });

  it('36 months before 29 February 2028 is 28 February 2025', () => {
    const page = new Page();
    const sewer = open(page, '2025-02-28', 'sewer');
    open(page, '2028-02-29', 'heat');
    expect(page.figure('4.7', { period: '2028' }).value).toBe(1);
    page.correct(sewer, { date: '2025-02-27' });
    expect(page.figure('4.7', { period: '2028' }).value).toBe(0);
  });

  it('two works on the same day count once; the same work twice does not; the same number of two partners does', () => {
    const page = new Page();
    open(page, '2025-05-20', 'heat');
    open(page, '2025-05-20', 'grid');
    expect(page.figure('4.7').value).toBe(1);
    open(page, '2025-01-20', 'water', 'plein');
    open(page, '2025-06-20', 'water', 'plein');
    expect(page.figure('4.7').value).toBe(1);
    open(page, '2025-07-20', 'water', 'plein', { partner: 'gemeente' });
    expect(page.figure('4.7').value).toBe(2);
  });

  it('the second opening counts, not the first: of 2024 and 2025 it is in 2025; three works are one segment', () => {
    const page = new Page();
    open(page, '2024-12-31', 'sewer');
    open(page, '2025-01-01', 'heat');
    expect(page.figure('4.7', { period: '2024' }).value).toBe(0);
    expect(page.figure('4.7').value).toBe(1);
    open(page, '2025-10-01', 'grid');
    open(page, '2025-10-01', 'grid', 'plein');
    expect(page.figure('4.7').value).toBe(1);
    expect(page.figure('4.7', { period: '2025-Q1' }).value).toBe(1);
    expect(page.figure('4.7', { period: '2025-Q4' }).value).toBe(1);
    expect(page.figure('4.7', { period: '2025-Q2' }).status).toBe('NO_DATA');
  });

  it('it is of the area and the partner that opened again, wherever the first opening was entered', () => {
    const page = new Page();
    open(page, '2024-05-20', 'sewer', 'kade', { area: 'zuid', partner: 'waterschap' });
    open(page, '2025-05-20', 'heat');
    open(page, '2025-01-20', 'cable', 'plein', { partner: 'waterschap' });
    expect(page.figure('4.7', { scope: 'noord' }).value).toBe(1);
    expect(page.figure('4.7', { scope: 'zuid' }).status).toBe('NO_DATA');
    expect(page.parts('4.7', 'partner')).toEqual({ corporatie: 1, waterschap: 0, UNKNOWN: 0 });
  });

  it('a first opening that arrives late makes the street opened twice; another segment after all, so not', () => {
    const page = new Page();
    open(page, '2025-05-20', 'heat');
    const before = page.position;
    const late = open(page, '2024-05-20', 'sewer');
    const between = page.position;
    page.correct(late, { segmentId: 'plein' });
    expect(page.figure('4.7', { asOf: before }).value).toBe(0);
    expect(page.figure('4.7', { asOf: between }).value).toBe(1);
    expect(page.lineage('4.7', { asOf: between })).toHaveLength(2);
    expect(page.figure('4.7').value).toBe(0);
  });
});

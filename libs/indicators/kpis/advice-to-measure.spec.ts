import { describe, expect, it } from '@jest/globals';
import { daysAfter, Page } from '../testing/page.js';

const ADVISED = '2025-01-10';
const advise = (page: Page, date = ADVISED, dwellingKey = 'kade-1', area: 'noord' | 'oost' = 'noord') =>
  page.on(date, 'OwnerAdvised', { dwellingKey }, { area });
const install = (page: Page, date: string, dwellingKey = 'kade-1') =>
  page.on(date, 'MeasureInstalled', { dwellingKey, measure: 'ROOF' }, { area: 'oost' });

describe('3.6 from advice to measure', () => {
  it('a measure on day 365 counts, on day 366 or before the advice it does not', () => {
    const page = new Page();
    advise(page);
    const measure = install(page, daysAfter(ADVISED, 365));
    expect(page.figure('3.6')).toMatchObject({ value: 1, measurement: { numerator: 1, denominator: 1 } });
    page.correct(measure, { date: daysAfter(ADVISED, 366) });
    expect(page.figure('3.6').value).toBe(0);
    page.correct(measure, { date: daysAfter(ADVISED, -1) });
    expect(page.figure('3.6').value).toBe(0);
    page.correct(measure, { date: ADVISED });
    expect(page.figure('3.6').value).toBe(1);
  });

  it('the cohort matures 365 days after the advice', () => {
    const page = new Page();
    advise(page);
    install(page, daysAfter(ADVISED, 5));
    expect(page.figure('3.6', { ref: daysAfter(ADVISED, 364) }).status).toBe('NOT_MATURE');
    expect(page.figure('3.6', { ref: daysAfter(ADVISED, 365) }).value).toBe(1);
  });

  it('a first advice that arrives late moves the dwelling to another period and area', () => {
    const page = new Page();
    advise(page);
    install(page, daysAfter(ADVISED, 30));
    const before = page.position;
    advise(page, '2023-12-01', 'kade-1', 'oost');
    expect(page.figure('3.6').status).toBe('NO_DATA');
    expect(page.figure('3.6', { asOf: before }).value).toBe(1);
    expect(page.figure('3.6', { period: '2023', scope: 'oost' })).toMatchObject({ value: 0 });
  });
});

import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const takeUp = (page: Page, date: string, to = 'DEBT', householdKey = 'jansen', where = {}) =>
  page.on(date, 'ReferralTakenUp', { householdKey, to }, where);

describe('1.9 referrals taken up', () => {
  it('to debt help twice and to care once is two; another household to debt help makes three', () => {
    const page = new Page();
    takeUp(page, '2025-01-10');
    takeUp(page, '2025-07-10', 'DEBT', 'jansen', { partner: 'wijkteam' });
    takeUp(page, '2025-01-10', 'CARE');
    takeUp(page, '2025-01-10', 'DEBT', 'bakker');
    expect(page.figure('1.9').value).toBe(3);
    expect(page.figure('1.9', { period: '2025-H1' }).value).toBe(3);
    expect(page.figure('1.9', { period: '2025-H2' }).value).toBe(1);
    expect(page.parts('1.9', 'partner')).toEqual({ corporatie: 3, wijkteam: 1, UNKNOWN: 0 });
  });

  it('a referral that only started is not taken up; 31 December is in the year, 1 January is not', () => {
    const page = new Page();
    page.on('2025-01-10', 'ReferralStarted', { householdKey: 'jansen', to: 'DEBT' });
    expect(page.figure('1.9').status).toBe('NO_DATA');
    takeUp(page, '2025-12-31');
    takeUp(page, '2026-01-01', 'CARE');
    expect(page.figure('1.9').value).toBe(1);
    expect(page.figure('1.9', { period: '2026', cumulative: true }).value).toBe(2);
  });

  it('in two areas of one city it is one in each and one in the city', () => {
    const page = new Page();
    takeUp(page, '2025-01-10');
    takeUp(page, '2025-01-11', 'DEBT', 'jansen', { area: 'zuid' });
    expect(page.figure('1.9', { scope: 'noord' }).value).toBe(1);
    expect(page.figure('1.9', { scope: 'zuid' }).value).toBe(1);
    expect(page.figure('1.9', { scope: 'GM0001' }).value).toBe(1);
  });

  it('a destination put right from care to debt falls together with the other one; linked households do too', () => {
    const page = new Page();
    takeUp(page, '2025-01-10', 'DEBT');
    const care = takeUp(page, '2025-01-11', 'CARE');
    takeUp(page, '2025-01-12', 'DEBT', 'jansen-b');
    const three = page.position;
    page.correct(care, { to: 'DEBT' });
    const two = page.position;
    page.on('2025-02-01', 'HouseholdsLinked', { 'keys.0': 'jansen', 'keys.1': 'jansen-b' });
    expect(page.figure('1.9', { asOf: three }).value).toBe(3);
    expect(page.figure('1.9', { asOf: two }).value).toBe(2);
    expect(page.figure('1.9').value).toBe(1);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const reach = (page: Page, date: string, householdKey = 'jansen', where = {}) =>
  page.on(date, 'HouseholdReached', { householdKey, channel: 'PHONE', tenure: 'OWNER' }, where);
const accept = (page: Page, date: string, householdKey = 'jansen', where = {}) =>
  page.on(date, 'HelpAccepted', { householdKey, helpKind: 'DEBT' }, where);

describe('1.5 help acceptance rate', () => {
  // From 10 January to 10 April 2025 are 21 + 28 + 31 + 10 = 90 days.
  it('accepted on day 90 or on the day of the contact counts, on day 91 or the day before it does not', () => {
    const page = new Page();
    reach(page, '2025-01-10');
    const help = accept(page, '2025-04-10', 'jansen', { area: 'oost', partner: 'wijkteam' });
    expect(page.figure('1.5')).toMatchObject({ value: 1, measurement: { numerator: 1, denominator: 1 } });
    page.correct(help, { date: '2025-04-11' });
    expect(page.figure('1.5').value).toBe(0);
    page.correct(help, { date: '2025-01-09' });
    expect(page.figure('1.5').value).toBe(0);
    page.correct(help, { date: '2025-01-10' });
    expect(page.figure('1.5').value).toBe(1);
  });

  it('a first contact of 90 days ago is judged, one of 89 days ago is not yet', () => {
    const page = new Page();
    reach(page, '2025-01-10');
    accept(page, '2025-01-12');
    expect(page.figure('1.5', { ref: '2025-04-09' })).toMatchObject({
      status: 'NOT_MATURE',
      value: undefined,
      measurement: { denominator: 0, immature: 1 },
    });
    expect(page.figure('1.5', { ref: '2025-04-10' })).toMatchObject({ status: 'OK', value: 1 });
    reach(page, '2025-01-11', 'bakker');
    expect(page.figure('1.5', { ref: '2025-04-10' }).measurement).toEqual({
      numerator: 1,
      denominator: 1,
      immature: 1,
    });
    expect(page.figure('1.5', { ref: '2025-04-11' }).value).toBe(0.5);
  });

  it('two acceptances of one household are one; known since 2024 is not in the cohort of 2025', () => {
    const page = new Page();
    reach(page, '2025-01-10');
    accept(page, '2025-01-20');
    accept(page, '2025-01-21');
    reach(page, '2024-01-10', 'bakker');
    reach(page, '2025-01-10', 'bakker');
    accept(page, '2025-01-20', 'bakker');
    reach(page, '2025-01-10', 'visser', { partner: 'gemeente', area: 'zuid' });
    expect(page.figure('1.5').measurement).toMatchObject({ numerator: 1, denominator: 2 });
    expect(page.figure('1.5', { period: '2024' }).value).toBe(0);
    expect(page.figure('1.5', { scope: 'zuid' }).value).toBe(0);
    expect(page.parts('1.5', 'partner')).toEqual({ corporatie: 1, gemeente: 0, UNKNOWN: undefined });
  });

  it('an earlier contact that arrives late starts the 90 days sooner, so the acceptance comes too late', () => {
    const page = new Page();
    reach(page, '2025-03-10');
    accept(page, '2025-05-10');
    const before = page.position;
    const late = reach(page, '2025-01-10', 'jansen', { area: 'oost' });
    const after = page.position;
    expect(page.figure('1.5').value).toBe(0);
    expect(page.figure('1.5', { scope: 'noord' }).status).toBe('NO_DATA');
    page.retract(late);
    expect(page.figure('1.5').value).toBe(1);
    expect(page.figure('1.5', { asOf: before }).value).toBe(1);
    expect(page.figure('1.5', { asOf: after, scope: 'oost' }).value).toBe(0);
  });

  it('an acceptance under a second key counts from the link on', () => {
    const page = new Page();
    reach(page, '2025-01-10');
    accept(page, '2025-01-20', 'jansen-b');
    const before = page.position;
    page.on('2025-02-01', 'HouseholdsLinked', { 'keys.0': 'jansen-b', 'keys.1': 'jansen' });
    expect(page.figure('1.5').value).toBe(1);
    expect(page.figure('1.5', { asOf: before }).value).toBe(0);
  });
});

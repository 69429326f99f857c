import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const reach = (page: Page, date: string, where = {}) =>
  page.on(date, 'HouseholdReached', { householdKey: `h${date}`, channel: 'PHONE', tenure: 'OWNER' }, where);

describe('Q.3 delay of registration', () => {
  it('the median of the days between, and the share above 30 days', () => {
    const page = new Page();
    expect(page.figure('Q.3').status).toBe('NO_DATA');
    page.today('2025-05-14');
    reach(page, '2025-05-14');
    reach(page, '2025-05-04');
    reach(page, '2025-04-14');
    reach(page, '2025-04-13');
    expect(page.figure('Q.3')).toMatchObject({
      value: 20,
      measurement: { components: { entries: 4, late: 1, lateShare: 0.25 } },
    });
    expect(page.figure('Q.3', { period: '2025-05' }).value).toBe(5);
  });

  it('events of every werklijn count, split by werklijn and by partner; the register does not', () => {
    const page = new Page().today('2025-03-02');
    reach(page, '2025-03-01');
    page.on('2025-02-28', 'OwnerAdvised', { dwellingKey: 'd' }, { partner: 'gemeente' });
    page.on('2025-02-20', 'InterventionStarted', { interventionId: 'i' }, { partner: 'gemeente' });
    expect(page.figure('Q.3').value).toBe(2);
    expect(page.parts('Q.3', 'werklijn')).toMatchObject({ 1: 1, 2: undefined, 3: 2, UNKNOWN: 10 });
    expect(page.parts('Q.3', 'partner')).toMatchObject({ corporatie: 1, gemeente: 6 });
  });

  it('a correction changes the day it happened, not the day it was first recorded; a retracted entry does not count', () => {
    const page = new Page().today('2025-03-10');
    const entry = reach(page, '2025-03-08');
    const before = page.position;
    page.today('2025-06-01').correct(entry, { date: '2025-03-01' });
    expect(page.figure('Q.3').value).toBe(9);
    expect(page.figure('Q.3', { asOf: before }).value).toBe(2);
    page.correct(entry, { date: '2025-03-12' });
    expect(page.figure('Q.3').value).toBe(-2);
    page.retract(entry);
    expect(page.figure('Q.3').status).toBe('NO_DATA');
    page.reinstate(entry);
    expect(page.figure('Q.3').value).toBe(-2);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const reach = (page: Page, date: string, householdKey = 'jansen', where = {}, channel = 'PHONE') =>
  page.on(date, 'HouseholdReached', { householdKey, channel, tenure: 'OWNER' }, where);

describe('1.3 contacts', () => {
  it('three contacts with one household are three contacts and one household, and add up over quarters and areas', () => {
    const page = new Page();
    reach(page, '2025-03-31');
    reach(page, '2025-04-01', 'jansen', { area: 'oost' });
    reach(page, '2025-04-01', 'jansen', { partner: 'gemeente' }, 'EVENT');
    expect(page.figure('1.3').value).toBe(3);
    expect(page.figure('1.1').value).toBe(1);
    expect(page.figure('1.3', { period: '2025-Q1' }).value).toBe(1);
    expect(page.figure('1.3', { period: '2025-Q2' }).value).toBe(2);
    expect(page.figure('1.3', { scope: 'noord' }).value).toBe(2);
    expect(page.figure('1.3', { scope: 'oost' }).value).toBe(1);
    expect(page.parts('1.3', 'channel')).toMatchObject({ PHONE: 2, EVENT: 1, LETTER: 0, UNKNOWN: 0 });
    expect(page.parts('1.3', 'partner')).toEqual({ corporatie: 2, gemeente: 1, UNKNOWN: 0 });
  });

  it('New Year’s Eve is in the year, New Year’s Day in the next; a letter nobody answered is no contact', () => {
    const page = new Page();
    reach(page, '2025-12-31');
    reach(page, '2026-01-01');
    page.on('2025-06-01', 'HouseholdApproached', { householdKey: 'jansen', channel: 'LETTER' });
    expect(page.figure('1.3').value).toBe(1);
    expect(page.figure('1.3', { period: '2025-12' }).value).toBe(1);
    expect(page.figure('1.3', { period: '2024' }).status).toBe('NO_DATA');
    expect(page.figure('1.3', { period: '2026', cumulative: true }).value).toBe(2);
  });

  it('households found to be one change nothing: two contacts stay two', () => {
    const page = new Page();
    reach(page, '2025-01-10');
    reach(page, '2025-01-10', 'jansen-b');
    page.on('2025-02-01', 'HouseholdsLinked', { 'keys.0': 'jansen', 'keys.1': 'jansen-b' });
    expect(page.figure('1.3').value).toBe(2);
  });

  it('a contact sent twice is retracted; a late one and a date put right count from that position on', () => {
    const page = new Page();
    reach(page, '2025-01-10');
    const twice = reach(page, '2025-01-10');
    const first = page.position;
    page.retract(twice);
    const once = page.position;
    const late = reach(page, '2025-02-10', 'bakker');
    const second = page.position;
    page.correct(late, { date: '2024-02-10' });
    const at = (asOf?: number) => page.figure('1.3', asOf === undefined ? {} : { asOf }).value;
    expect([at(first), at(once), at(second), at()]).toEqual([2, 1, 2, 1]);
    expect(page.figure('1.3', { period: '2024' }).value).toBe(1);
  });
});

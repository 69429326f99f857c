import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const reach = (page: Page, date: string, householdKey: string, where = {}, more = {}) =>
  page.on(
    date,
    'HouseholdReached',
    { householdKey, channel: 'HOME_VISIT', tenure: 'SOCIAL_RENT', ...more },
    where,
  );

describe('1.1 households reached', () => {
  it('one household in two quarters, by two partners, in two areas of one city is one in the year and the city', () => {
    const page = new Page();
    reach(page, '2025-03-31', 'jansen');
    reach(page, '2025-04-01', 'jansen', { partner: 'gemeente', area: 'zuid' });
    expect(page.figure('1.1').value).toBe(1);
    expect(page.figure('1.1', { scope: 'GM0001' }).value).toBe(1);
    expect(page.figure('1.1', { scope: 'noord' }).value).toBe(1);
    expect(page.figure('1.1', { scope: 'zuid' }).value).toBe(1);
    expect(page.figure('1.1', { period: '2025-Q1' }).value).toBe(1);
    expect(page.figure('1.1', { period: '2025-Q2' }).value).toBe(1);
    expect(page.figure('1.1', { period: '2025-Q3' }).status).toBe('NO_DATA');
    expect(page.parts('1.1', 'partner')).toEqual({ corporatie: 1, gemeente: 1, UNKNOWN: 0 });
  });

  it('three households of which one with unknown tenure; only approached is not reached', () => {
    const page = new Page();
    reach(page, '2025-01-01', 'jansen');
    reach(page, '2025-12-31', 'bakker', {}, { tenure: 'OWNER' });
    reach(page, '2025-06-01', 'visser', {}, { tenure: 'UNKNOWN' });
    reach(page, '2026-01-01', 'smit');
    page.on('2025-06-01', 'HouseholdApproached', { householdKey: 'mulder', channel: 'LETTER' });
    expect(page.figure('1.1').value).toBe(3);
    expect(page.parts('1.1', 'tenure')).toEqual({ SOCIAL_RENT: 1, OWNER: 1, PRIVATE_RENT: 0, UNKNOWN: 1 });
  });

  it('two households found to be one are one from the link on, and two again when it is undone', () => {
    const page = new Page();
    reach(page, '2025-01-10', 'jansen');
    reach(page, '2025-02-10', 'jansen-b', { partner: 'gemeente' });
    const apart = page.position;
    page.on('2025-03-01', 'HouseholdsLinked', { 'keys.0': 'jansen', 'keys.1': 'jansen-b' });
    const linked = page.position;
    page.on('2025-04-01', 'HouseholdsUnlinked', { 'keys.0': 'jansen-b', 'keys.1': 'jansen' });
    expect(page.figure('1.1', { asOf: apart }).value).toBe(2);
    expect(page.figure('1.1', { asOf: linked }).value).toBe(1);
    // What makes one household of two keys is part of the number, as long as it holds.
    expect(page.lineage('1.1', { asOf: linked })).toContain(linked);
    expect(page.lineage('1.1')).not.toContain(linked);
    expect(page.figure('1.1').value).toBe(2);
  });

  it('an area put right moves the household; a contact that did not happen takes it away until it is reinstated', () => {
    const page = new Page();
    const contact = reach(page, '2025-01-10', 'jansen');
    const before = page.position;
    page.correct(contact, { area: 'oost' });
    expect(page.figure('1.1', { scope: 'noord' }).status).toBe('NO_DATA');
    expect(page.figure('1.1', { scope: 'noord', asOf: before }).value).toBe(1);
    expect(page.figure('1.1', { scope: 'GM0002' }).value).toBe(1);
    page.retract(contact);
    expect(page.figure('1.1')).toMatchObject({ status: 'NO_DATA', value: undefined });
    page.reinstate(contact);
    expect(page.figure('1.1', { scope: 'oost' }).value).toBe(1);
  });
});

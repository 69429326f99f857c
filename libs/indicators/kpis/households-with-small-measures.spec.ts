import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const fix = (page: Page, date: string, householdKey = 'jansen', where = {}) =>
  page.on(date, 'EnergyFixDelivered', { householdKey }, where);

describe('1.6 households with small measures', () => {
  it('two visits to one household, by two partners in two areas, are one household in the city and one in each area', () => {
    const page = new Page();
    fix(page, '2025-01-10');
    fix(page, '2025-04-10', 'jansen', { partner: 'fixbrigade', area: 'zuid' });
    fix(page, '2025-04-10', 'bakker', { partner: 'fixbrigade', area: 'oost' });
    expect(page.figure('1.6').value).toBe(2);
    expect(page.figure('1.6', { scope: 'GM0001' }).value).toBe(1);
    expect(page.figure('1.6', { scope: 'zuid' }).value).toBe(1);
    expect(page.parts('1.6', 'partner')).toEqual({ corporatie: 1, fixbrigade: 2, UNKNOWN: 0 });
  });

  it('the last day of the quarter is in it; a renovation or accepted help is no small measure', () => {
    const page = new Page();
    fix(page, '2025-06-30');
    page.on('2025-06-30', 'HomeRenovated', { householdKey: 'bakker' });
    page.on('2025-06-30', 'HelpAccepted', { householdKey: 'visser', helpKind: 'ENERGY_FIX' });
    expect(page.figure('1.6', { period: '2025-Q2' }).value).toBe(1);
    expect(page.figure('1.6', { period: '2025-Q3' }).status).toBe('NO_DATA');
  });

  it('a visit that arrives late, and its household put right to one already counted', () => {
    const page = new Page();
    fix(page, '2025-01-10');
    const before = page.position;
    const late = fix(page, '2025-01-11', 'bakker');
    const two = page.position;
    page.correct(late, { householdKey: 'jansen' });
    expect(page.figure('1.6', { asOf: before }).value).toBe(1);
    expect(page.figure('1.6', { asOf: two }).value).toBe(2);
    expect(page.figure('1.6').value).toBe(1);
  });

  it('a with b and b with c linked: three keys are one household; one link undone, two', () => {
    const page = new Page();
    for (const key of ['a', 'b', 'c']) fix(page, '2025-01-10', key);
    page.on('2025-02-01', 'HouseholdsLinked', { 'keys.0': 'a', 'keys.1': 'b' });
    const link = page.on('2025-02-01', 'HouseholdsLinked', { 'keys.0': 'c', 'keys.1': 'b' });
    const linked = page.position;
    page.retract(link);
    expect(page.figure('1.6', { asOf: linked }).value).toBe(1);
    expect(page.figure('1.6').value).toBe(2);
  });
});

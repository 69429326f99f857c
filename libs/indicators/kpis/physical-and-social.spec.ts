import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const fix = (page: Page, date: string, householdKey = 'jansen', where = {}) =>
  page.on(date, 'EnergyFixDelivered', { householdKey }, where);
const help = (page: Page, date: string, helpKind = 'DEBT', householdKey = 'jansen', where = {}) =>
  page.on(date, 'HelpAccepted', { householdKey, helpKind }, where);

describe('1.8 physical and social combined', () => {
  // Between 15 June of two years without a 29 February between them lie 365 days.
  it('help 365 days after or before the fix counts, 366 days does not, the same day does', () => {
    const page = new Page();
    fix(page, '2025-06-15');
    const debt = help(page, '2026-06-15', 'DEBT', 'jansen', { area: 'oost', partner: 'wijkteam' });
    expect(page.figure('1.8')).toMatchObject({ value: 1, measurement: { numerator: 1, denominator: 1 } });
    page.correct(debt, { date: '2026-06-16' });
    expect(page.figure('1.8').value).toBe(0);
    page.correct(debt, { date: '2024-06-15' });
    expect(page.figure('1.8').value).toBe(1);
    page.correct(debt, { date: '2024-06-14' });
    expect(page.figure('1.8').value).toBe(0);
    page.correct(debt, { date: '2025-06-15' });
    expect(page.figure('1.8').value).toBe(1);
  });

  it('a renovation is physical, concluded support is social; energy advice is neither half', () => {
    const page = new Page();
    page.on('2025-03-01', 'HomeRenovated', { householdKey: 'jansen' });
    page.on('2025-09-01', 'SupportConcluded', {
      householdKey: 'jansen',
      helpKind: 'CARE',
      outcome: 'IMPROVED',
    });
    fix(page, '2025-03-01', 'bakker');
    help(page, '2025-03-02', 'ENERGY_ADVICE', 'bakker');
    help(page, '2025-03-02', 'ENERGY_FIX', 'bakker');
    fix(page, '2025-03-01', 'visser');
    page.on('2025-04-01', 'SupportConcluded', {
      householdKey: 'visser',
      helpKind: 'ENERGY_FIX',
      outcome: 'RESOLVED',
    });
    help(page, '2025-03-02', 'DEBT', 'smit');
    expect(page.figure('1.8').measurement).toEqual({ numerator: 1, denominator: 3 });
  });

  it('fixed and renovated is one household; help near a fix of 2026 does not count for 2025', () => {
    const page = new Page();
    fix(page, '2025-01-10');
    page.on('2025-02-10', 'HomeRenovated', { householdKey: 'jansen' });
    fix(page, '2026-03-01');
    help(page, '2026-06-01');
    expect(page.figure('1.8').measurement).toEqual({ numerator: 0, denominator: 1 });
    expect(page.figure('1.8', { period: '2026' }).value).toBe(1);
    expect(page.figure('1.8', { period: '2024' })).toMatchObject({ status: 'NO_DATA', value: undefined });
  });

  it('only the physical half places it: fixed in noord, helped in oost is of noord and of the fixer', () => {
    const page = new Page();
    fix(page, '2025-01-10');
    help(page, '2025-01-11', 'WORK', 'jansen', { area: 'oost', partner: 'wijkteam' });
    expect(page.figure('1.8', { scope: 'noord' }).value).toBe(1);
    expect(page.figure('1.8', { scope: 'oost' }).status).toBe('NO_DATA');
    expect(page.parts('1.8', 'partner')).toEqual({ corporatie: 1, UNKNOWN: undefined });
  });

  it('help that arrives late counts from then on, until its kind is put right to energy advice', () => {
    const page = new Page();
    fix(page, '2025-01-10');
    fix(page, '2025-01-10', 'bakker');
    const before = page.position;
    const late = help(page, '2024-12-01');
    const half = page.position;
    page.correct(late, { helpKind: 'ENERGY_ADVICE' });
    expect(page.figure('1.8', { asOf: before }).value).toBe(0);
    expect(page.figure('1.8', { asOf: half }).value).toBe(0.5);
    expect(page.figure('1.8').value).toBe(0);
  });

  it('fixed under one key and helped under another: combined from the link on', () => {
    const page = new Page();
    fix(page, '2025-01-10');
    help(page, '2025-01-11', 'DEBT', 'jansen-b');
    const before = page.position;
    page.on('2025-02-01', 'HouseholdsLinked', { 'keys.0': 'jansen', 'keys.1': 'jansen-b' });
    expect(page.figure('1.8').value).toBe(1);
    expect(page.figure('1.8', { asOf: before }).value).toBe(0);
  });
});

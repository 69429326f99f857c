import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const approach = (page: Page, date: string, householdKey: string, channel = 'LETTER', where = {}) =>
  page.on(date, 'HouseholdApproached', { householdKey, channel }, where);
const reach = (page: Page, date: string, householdKey: string, channel = 'PHONE', where = {}) =>
  page.on(date, 'HouseholdReached', { householdKey, channel, tenure: 'OWNER' }, where);

describe('1.4 reach rate', () => {
  it('three households approached, one of them four times; one reached: one in three; a walk-in is in neither', () => {
    const page = new Page();
    for (const date of ['2025-01-01', '2025-01-08', '2025-01-15', '2025-01-22'])
      approach(page, date, 'jansen');
    approach(page, '2025-01-01', 'bakker');
    approach(page, '2025-01-01', 'visser');
    reach(page, '2025-02-01', 'jansen');
    reach(page, '2025-02-02', 'jansen');
    reach(page, '2025-02-01', 'smit', 'WALK_IN');
    expect(page.figure('1.4')).toMatchObject({ value: 1 / 3, measurement: { numerator: 1, denominator: 3 } });
    expect(page.lineage('1.4')).toHaveLength(8);
  });

  it('approached in March and reached in April: zero in Q1, no data in Q2, one in the half year', () => {
    const page = new Page();
    approach(page, '2025-03-31', 'jansen');
    reach(page, '2025-04-01', 'jansen');
    expect(page.figure('1.4', { period: '2025-Q1' })).toMatchObject({ status: 'OK', value: 0 });
    expect(page.figure('1.4', { period: '2025-Q2' })).toMatchObject({ status: 'NO_DATA', value: undefined });
    expect(page.figure('1.4', { period: '2025-H1' }).value).toBe(1);
  });

  it('reached in another area than approached counts only where both areas are in scope; reached before also counts', () => {
    const page = new Page();
    approach(page, '2025-03-10', 'jansen', 'LETTER', { area: 'noord' });
    reach(page, '2025-03-01', 'jansen', 'PHONE', { area: 'zuid' });
    expect(page.figure('1.4', { scope: 'noord' }).value).toBe(0);
    expect(page.figure('1.4', { scope: 'zuid' }).status).toBe('NO_DATA');
    expect(page.figure('1.4', { scope: 'GM0001' }).value).toBe(1);
  });

  it('by channel of the approach: reached by telephone after a letter is a success of the letter', () => {
    const page = new Page();
    approach(page, '2025-01-01', 'jansen', 'LETTER');
    approach(page, '2025-01-01', 'bakker', 'LETTER');
    approach(page, '2025-01-01', 'bakker', 'HOME_VISIT');
    reach(page, '2025-01-02', 'jansen', 'PHONE');
    expect(page.parts('1.4', 'channel')).toMatchObject({ LETTER: 0.5, HOME_VISIT: 0, PHONE: undefined });
  });

  it('a reach that arrives late lifts the rate, an approach retracted takes the household out', () => {
    const page = new Page();
    approach(page, '2025-01-01', 'jansen');
    const second = approach(page, '2025-01-01', 'bakker');
    const before = page.position;
    reach(page, '2025-01-20', 'jansen');
    const half = page.position;
    page.retract(second);
    expect(page.figure('1.4', { asOf: before }).value).toBe(0);
    expect(page.figure('1.4', { asOf: half }).value).toBe(0.5);
    expect(page.figure('1.4').measurement).toEqual({ numerator: 1, denominator: 1 });
  });

  it('approached under one key and reached under another: one in one from the link on', () => {
    const page = new Page();
    approach(page, '2025-01-01', 'jansen');
    reach(page, '2025-01-20', 'jansen-b');
    const before = page.position;
    page.on('2025-02-01', 'HouseholdsLinked', { 'keys.0': 'jansen', 'keys.1': 'jansen-b' });
    expect(page.figure('1.4').value).toBe(1);
    expect(page.figure('1.4', { asOf: before }).value).toBe(0);
  });
});

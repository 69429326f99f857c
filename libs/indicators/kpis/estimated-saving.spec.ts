import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const NONE = { gasM3: 0, kWh: 0, eur: 0 };

interface Saving {
  readonly gasM3?: number;
  readonly kWh?: number;
  readonly eur?: number;
}

const named = (saving: Saving) =>
  Object.fromEntries(Object.entries(saving).map(([name, amount]) => [`saving.${name}`, amount as number]));
const fix = (page: Page, date: string, householdKey: string, saving: Saving = {}, where = {}) =>
  page.on(date, 'EnergyFixDelivered', { householdKey, ...named(saving) }, where);

describe('1.7 estimated saving', () => {
  it('the second visit replaces the estimate of the first: 120 and not 100 + 120; two households together 150', () => {
    const page = new Page();
    fix(page, '2025-01-10', 'jansen', { gasM3: 100, kWh: 50, eur: 200 });
    fix(page, '2025-05-10', 'jansen', { gasM3: 120, kWh: 60, eur: 230 });
    fix(page, '2025-05-10', 'bakker', { gasM3: 30, kWh: 10, eur: 50 });
    expect(page.figure('1.7').measurement).toEqual({
      value: 150,
      components: { gasM3: 150, kWh: 70, eur: 280 },
      unknown: 0,
      total: 2,
    });
    expect(page.figure('1.7', { period: '2025-Q1' }).value).toBe(100);
  });

  it('latest within the area and the partner asked for: 100 in noord, 120 in zuid, 120 in the city', () => {
    const page = new Page();
    fix(page, '2025-01-10', 'jansen', { gasM3: 100 });
    fix(page, '2025-05-10', 'jansen', { gasM3: 120 }, { area: 'zuid', partner: 'fixbrigade' });
    expect(page.figure('1.7', { scope: 'noord' }).value).toBe(100);
    expect(page.figure('1.7', { scope: 'zuid' }).value).toBe(120);
    expect(page.figure('1.7', { scope: 'GM0001' }).value).toBe(120);
    expect(page.parts('1.7', 'partner')).toEqual({ corporatie: 100, fixbrigade: 120, UNKNOWN: 0 });
  });

  it('two visits on one day: the one recorded last decides, also when the other is corrected afterwards', () => {
    const page = new Page();
    const morning = fix(page, '2025-01-10', 'jansen', { gasM3: 100 });
    fix(page, '2025-01-10', 'jansen', { gasM3: 80 });
    page.correct(morning, named({ gasM3: 500 }));
    expect(page.figure('1.7').value).toBe(80);
  });

  it('a latest visit without an estimate makes the household unknown; only kWh known is known', () => {
    const page = new Page();
    fix(page, '2025-01-10', 'jansen', { gasM3: 100 });
    fix(page, '2025-02-10', 'jansen');
    fix(page, '2025-02-10', 'bakker', { kWh: 40 });
    expect(page.figure('1.7')).toMatchObject({
      status: 'OK',
      value: 0,
      unknownShare: 0.5,
      measurement: { components: { ...NONE, kWh: 40 }, unknown: 1, total: 2 },
    });
  });

  it('a tenth and two tenths of a cubic metre are three tenths', () => {
    const page = new Page();
    fix(page, '2025-01-10', 'jansen', { gasM3: 0.1 });
    fix(page, '2025-01-10', 'bakker', { gasM3: 0.2 });
    expect(page.figure('1.7').value).toBe(0.3);
  });

  it('an older visit that arrives late changes nothing, a newer one does; two households linked keep the latest', () => {
    const page = new Page();
    fix(page, '2025-05-10', 'jansen', { gasM3: 100 });
    fix(page, '2025-03-10', 'jansen', { gasM3: 70 });
    expect(page.figure('1.7').value).toBe(100);
    const before = page.position;
    const newer = fix(page, '2025-06-10', 'jansen', { gasM3: 90 });
    expect(page.figure('1.7').value).toBe(90);
    expect(page.figure('1.7', { asOf: before }).value).toBe(100);
    page.correct(newer, { date: '2026-01-01' });
    expect(page.figure('1.7').value).toBe(100);
    fix(page, '2025-07-10', 'jansen-b', { gasM3: 25 });
    expect(page.figure('1.7').value).toBe(125);
    page.on('2025-08-01', 'HouseholdsLinked', { 'keys.0': 'jansen', 'keys.1': 'jansen-b' });
    expect(page.figure('1.7').value).toBe(25);
  });
});

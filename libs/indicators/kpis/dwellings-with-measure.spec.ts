import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const of = (dwellingKey: string) => ({ dwellingKey, measure: 'ROOF' });

describe('3.2 dwellings with a measure', () => {
  it('one dwelling twice, in two quarters, by two partners, is one', () => {
    const page = new Page();
    page.on('2025-01-10', 'MeasureInstalled', of('kade-1'));
    page.on('2025-05-10', 'MeasureInstalled', of('kade-1'), { partner: 'gemeente' });
    page.on('2025-05-10', 'MeasureInstalled', of('kade-2'));
    expect(page.figure('3.2').value).toBe(2);
    expect(page.figure('3.2', { period: '2025-Q1' }).value).toBe(1);
    expect(page.figure('3.2', { period: '2025-Q2' }).value).toBe(2);
    expect(page.parts('3.2', 'partner')).toMatchObject({ corporatie: 2, gemeente: 1 });
  });

  it('a dwelling is in the area that was told, and once in the city', () => {
    const page = new Page();
    page.on('2025-01-10', 'MeasureInstalled', of('kade-1'));
    page.on('2025-01-11', 'MeasureInstalled', of('kade-1'), { area: 'zuid' });
    expect(page.figure('3.2', { scope: 'noord' }).value).toBe(1);
    expect(page.figure('3.2', { scope: 'GM0001' }).value).toBe(1);
    expect(page.figure('3.2', { scope: 'oost' }).status).toBe('NO_DATA');
  });

  it('another dwelling after a correction, none after a retraction, both again at their positions', () => {
    const page = new Page();
    page.on('2025-01-10', 'MeasureInstalled', of('kade-1'));
    const second = page.on('2025-01-10', 'MeasureInstalled', of('kade-1'));
    const before = page.position;
    page.correct(second, { dwellingKey: 'kade-9' });
    expect(page.figure('3.2').value).toBe(2);
    page.retract(second);
    expect(page.figure('3.2').value).toBe(1);
    page.reinstate(second);
    expect(page.figure('3.2').value).toBe(2);
    expect(page.figure('3.2', { asOf: before }).value).toBe(1);
  });
});

it('3.2: two measures, one dwelling: once in the whole, in each measure once', () => {
  const page = new Page();
  page.on('2025-01-10', 'MeasureInstalled', { dwellingKey: 'kade-1', measure: 'ROOF' });
  page.on('2025-01-10', 'MeasureInstalled', { dwellingKey: 'kade-1', measure: 'WALL' });
  expect(page.figure('3.2').value).toBe(1);
  expect(page.parts('3.2', 'measure')).toMatchObject({ ROOF: 1, WALL: 1, UNKNOWN: 0 });
});

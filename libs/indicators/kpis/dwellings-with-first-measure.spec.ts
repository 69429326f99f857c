import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const roof = { dwellingKey: 'kade-1', measure: 'ROOF' };

describe('3.2n dwellings with a first measure', () => {
  it('counts where and when the first one was, so periods and areas add up', () => {
    const page = new Page();
    page.on('2024-12-31', 'MeasureInstalled', roof);
    page.on('2025-01-10', 'MeasureInstalled', { ...roof, measure: 'WALL' }, { area: 'oost' });
    page.on('2025-01-10', 'MeasureInstalled', { ...roof, dwellingKey: 'kade-2' });
    expect(page.figure('3.2n', { period: '2024' }).value).toBe(1);
    expect(page.figure('3.2n', { period: '2025' }).value).toBe(1);
    expect(page.figure('3.2n', { period: '2025', cumulative: true }).value).toBe(2);
    expect(page.figure('3.2n', { scope: 'oost' })).toMatchObject({ status: 'OK', value: 0 });
  });

  it('an earlier one that arrives late moves the dwelling to its period', () => {
    const page = new Page();
    page.on('2025-05-10', 'MeasureInstalled', roof);
    const before = page.position;
    page.on('2025-03-31', 'MeasureInstalled', { ...roof, measure: 'GLAZING' });
    expect(page.figure('3.2n', { period: '2025-Q1' }).value).toBe(1);
    expect(page.figure('3.2n', { period: '2025-Q2' }).value).toBe(0);
    expect(page.figure('3.2n', { period: '2025-Q2', asOf: before }).value).toBe(1);
    expect(page.parts('3.2n', 'measure')).toMatchObject({ GLAZING: 1, ROOF: 0 });
  });

  it('of two on one day the one recorded first is the first; retracted, the other is', () => {
    const page = new Page();
    const first = page.on('2025-05-10', 'MeasureInstalled', roof);
    page.on('2025-05-10', 'MeasureInstalled', { ...roof, measure: 'SOLAR' });
    expect(page.parts('3.2n', 'measure')).toMatchObject({ ROOF: 1, SOLAR: 0 });
    page.retract(first);
    expect(page.parts('3.2n', 'measure')).toMatchObject({ ROOF: 0, SOLAR: 1 });
  });
});

import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const job = (personKey: string, placementId: string, more = {}) => ({
  personKey,
  placementId,
  kind: 'REGULAR',
  hoursPerWeek: 32,
  sector: 'TECHNICAL',
  ...more,
});

const end = (page: Page, endedOn: string, placementId: string) =>
  page.on(endedOn, 'PlacementEnded', { placementId, endedOn, reason: 'CONTRACT_ENDED' });

describe('2.6 fte at work', () => {
  it('36 hours is one; what began earlier still runs on the last day', () => {
    const page = new Page();
    page.on('2024-03-01', 'PlacementStarted', job('anna', 'b1', { hoursPerWeek: 36 }));
    page.on('2025-12-31', 'PlacementStarted', job('bram', 'b2', { hoursPerWeek: 18 }));
    page.on('2025-02-01', 'PlacementStarted', job('chris', 'b3', { kind: 'TRIAL' }));
    expect(page.figure('2.6').measurement).toEqual({ value: 1.5, components: { hours: 54 } });
    expect(page.figure('2.6', { period: '2025-Q1' }).value).toBe(1);
    expect(page.parts('2.6', 'partner')).toMatchObject({ corporatie: 1.5 });
  });

  it('ended on the last day it does not run, ended the day after it does', () => {
    const page = new Page();
    page.on('2025-01-06', 'PlacementStarted', job('anna', 'b1', { hoursPerWeek: 36 }));
    end(page, '2025-06-30', 'b1');
    expect(page.figure('2.6', { period: '2025-05' }).value).toBe(1);
    expect(page.figure('2.6', { period: '2025-06' })).toMatchObject({ status: 'OK', value: 0 });
  });

  it('is in the area of the start, and follows a late end and a corrected one', () => {
    const page = new Page();
    page.on('2025-01-06', 'PlacementStarted', job('anna', 'b1', { hoursPerWeek: 12 }), { area: 'oost' });
    expect(page.figure('2.6', { scope: 'GM0002' }).value).toBeCloseTo(1 / 3, 12);
    expect(page.figure('2.6', { scope: 'GM0001' }).status).toBe('NO_DATA');
    const before = page.position;
    const late = end(page, '2025-12-01', 'b1');
    expect(page.figure('2.6', { scope: 'GM0002' }).value).toBe(0);
    expect(page.figure('2.6', { scope: 'GM0002', asOf: before }).value).toBeCloseTo(1 / 3, 12);
    page.correct(late, { endedOn: '2026-01-01' });
    expect(page.figure('2.6', { scope: 'GM0002' }).value).toBeCloseTo(1 / 3, 12);
  });
});

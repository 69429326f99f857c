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

describe('2.3 placements started', () => {
  it('an internship, a trial and fewer than 12 hours do not count; exactly 12 does', () => {
    const page = new Page();
    page.on('2025-01-10', 'PlacementStarted', job('anna', 'b1', { hoursPerWeek: 12 }));
    page.on('2025-01-10', 'PlacementStarted', job('bram', 'b2', { hoursPerWeek: 11.5 }));
    page.on('2025-01-10', 'PlacementStarted', job('chris', 'b3', { kind: 'INTERNSHIP' }));
    page.on('2025-01-10', 'PlacementStarted', job('dina', 'b4', { kind: 'TRIAL' }));
    page.on('2025-01-10', 'PlacementStarted', job('emre', 'b5', { kind: 'SHELTERED' }));
    expect(page.figure('2.3').value).toBe(2);
    expect(page.parts('2.3', 'kind')).toMatchObject({ REGULAR: 1, SHELTERED: 1, TRIAL: 0 });
  });

  it('a placement and its successor are two', () => {
    const page = new Page();
    page.on('2025-01-10', 'PlacementStarted', job('anna', 'b1'));
    page.on('2025-06-10', 'PlacementStarted', job('anna', 'b2', { sector: 'OTHER' }));
    expect(page.figure('2.3').value).toBe(2);
    expect(page.parts('2.3', 'sector')).toMatchObject({ TECHNICAL: 1, OTHER: 1 });
    expect(page.figure('2.3', { period: '2025-Q1' }).value).toBe(1);
  });

  it('hours put right from 10 to 20 make it count, from that position on', () => {
    const page = new Page();
    const job1 = page.on('2025-01-10', 'PlacementStarted', job('anna', 'b1', { hoursPerWeek: 10 }));
    const before = page.position;
    page.correct(job1, { hoursPerWeek: 20 });
    expect(page.figure('2.3').value).toBe(1);
    expect(page.figure('2.3', { asOf: before })).toMatchObject({ status: 'OK', value: 0 });
  });
});

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

describe('2.4 persons placed', () => {
  it('a placement and its successor are of one person', () => {
    const page = new Page();
    page.on('2025-01-10', 'PlacementStarted', job('anna', 'b1'));
    page.on('2025-06-10', 'PlacementStarted', job('anna', 'b2'));
    page.on('2025-06-10', 'PlacementStarted', job('bram', 'b3'));
    expect(page.figure('2.4').value).toBe(2);
    expect(page.figure('2.3').value).toBe(3);
  });

  it('training and placement of one person: the training is no placement', () => {
    const page = new Page();
    page.on('2025-01-10', 'TrainingCompleted', { personKey: 'anna', trainingId: 't1', kind: 'BBL' });
    page.on('2025-02-10', 'PlacementStarted', job('anna', 'b1', { kind: 'APPRENTICESHIP_BBL' }));
    page.on('2025-02-10', 'PlacementStarted', job('bram', 'b2', { kind: 'TRIAL' }));
    expect(page.figure('2.4').value).toBe(1);
    expect(page.figure('2.2').value).toBe(1);
  });

  it('placed in two areas: once in the city, once in each area; retracted in one', () => {
    const page = new Page();
    page.on('2025-01-10', 'PlacementStarted', job('anna', 'b1'));
    const second = page.on('2025-06-10', 'PlacementStarted', job('anna', 'b2'), { area: 'zuid' });
    expect(page.figure('2.4', { scope: 'GM0001' }).value).toBe(1);
    expect(page.figure('2.4', { scope: 'noord' }).value).toBe(1);
    expect(page.figure('2.4', { scope: 'zuid' }).value).toBe(1);
    page.retract(second);
    expect(page.figure('2.4', { scope: 'zuid' }).status).toBe('NO_DATA');
    page.reinstate(second);
    expect(page.figure('2.4', { scope: 'zuid' }).value).toBe(1);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { EventName } from '../catalogue.js';
import { event, given } from '../testing/decider-specification.js';

const of = (entryId: string, name: EventName, occurredOn: string, more = {}) =>
  event(entryId, name, { interventionId: 'aanpak-1', occurredOn, ...more });
const planned = of('p', 'InterventionPlanned', '2025-01-10');
const started = of('s', 'InterventionStarted', '2025-02-01');
const completed = of('c', 'InterventionCompleted', '2025-09-01');
const cancelled = of('x', 'InterventionCancelled', '2025-03-01');

describe('the life of an intervention', () => {
  it('planned, started, completed', () => {
    given().when(planned).thenAccepted();
    given(planned).when(started).thenAccepted();
    given(planned, started).when(completed).thenAccepted();
    given(planned, started).when(cancelled).thenAccepted();
  });

  it('a plan that ends before it starts is refused; one of a single day is not', () => {
    const plan = (plannedEnd: string) =>
      of('p', 'InterventionPlanned', '2025-01-10', { plannedStart: '2025-03-01', plannedEnd });
    const decision = given().when(plan('2025-02-28')).thenRejected('END_BEFORE_START');
    expect(decision).toMatchObject({ faults: [{ place: [0, 'data', 'plannedEnd'], value: '2025-02-28' }] });
    given().when(plan('2025-03-01')).thenAccepted();
  });

  it('what a late event may still make true only warns', () => {
    given(planned).when(completed).thenAccepted('NO_START_KNOWN');
    given(planned).when(cancelled).thenAccepted();
    given(started)
      .when(of('c', 'InterventionCompleted', '2025-01-31'))
      .thenAccepted('ENDED_BEFORE_STARTED');
    given(completed)
      .when(of('s', 'InterventionStarted', '2025-09-02'))
      .thenAccepted('STARTED_AFTER_ENDED');
    given(completed).when(started).thenAccepted();
  });

  it('the same day is no wrong order', () => {
    given(started)
      .when(of('c', 'InterventionCompleted', '2025-02-01'))
      .thenAccepted();
    given(completed)
      .when(of('s', 'InterventionStarted', '2025-09-01'))
      .thenAccepted();
  });

  it('a second plan is stored with a warning, unless the first was retracted', () => {
    const again = { ...planned, entryId: 'p2' };
    given(planned).when(again).thenAccepted('PLANNED_AGAIN');
    given(planned, event('r', 'EntryRetracted', { entryId: 'p' }))
      .when(again)
      .thenAccepted();
  });

  it('a corrected start is the start', () => {
    const replacement = { ...started.data, occurredOn: '2025-10-01' };
    const corrected = event('k', 'EntryCorrected', { entryId: 's', replacement });
    given(started, corrected).when(completed).thenAccepted('ENDED_BEFORE_STARTED');
  });
});

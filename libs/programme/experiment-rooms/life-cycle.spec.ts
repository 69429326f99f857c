import { describe, it } from '@jest/globals';
import { event, given } from '../testing/decider-specification.js';

const of = (
  step: 'Requested' | 'Granted' | 'Denied' | 'Applied' | 'Embedded' | 'Evaluated',
  occurredOn: string,
) => event(step, `ExperimentRoom${step}`, { requestId: 'verzoek-1', occurredOn });
const requested = of('Requested', '2025-01-10');
const granted = of('Granted', '2025-03-01');
const denied = of('Denied', '2025-03-01');
const applied = of('Applied', '2025-04-01');
const evaluated = of('Evaluated', '2026-01-10');
const embedded = of('Embedded', '2026-03-01');

describe('room to experiment', () => {
  it('requested, granted, applied, evaluated, embedded', () => {
    given().when(requested).thenAccepted();
    given(requested).when(granted).thenAccepted();
    given(requested).when(denied).thenAccepted();
    given(requested, granted).when(applied).thenAccepted();
    given(requested, granted, applied).when(evaluated).thenAccepted();
    given(requested, granted, applied, evaluated).when(embedded).thenAccepted();
  });

  it('a step without the one before it, or before its day, only warns', () => {
    given(requested).when(applied).thenAccepted('NO_EARLIER_STEP');
    given(requested, granted).when(embedded).thenAccepted('NO_EARLIER_STEP');
    given(requested, granted).when(of('Applied', '2025-02-28')).thenAccepted('STEP_TOO_EARLY');
    given(requested, applied).when(of('Granted', '2025-04-02')).thenAccepted('STEP_TOO_LATE');
  });

  it('granted and denied do not go together', () => {
    given(requested, granted).when(denied).thenAccepted('STEP_CONTRADICTS');
    given(requested, denied).when(granted).thenAccepted('STEP_CONTRADICTS');
  });

  it('the whole course posted backwards is accepted', () => {
    given().when(embedded).thenAccepted('NO_EARLIER_STEP');
    given(embedded, evaluated, applied, granted).when(requested).thenAccepted();
  });
});

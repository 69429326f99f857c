import { describe, it } from '@jest/globals';
import type { EventName } from '../catalogue.js';
import { event, given } from '../testing/decider-specification.js';

const of = (entryId: string, name: EventName, occurredOn: string) =>
  event(entryId, name, { obstacleId: 'belemmering-1', occurredOn });
const reported = of('m', 'ObstacleReported', '2025-01-10');
const answered = of('a', 'ObstacleAnswered', '2025-03-01');
const resolved = of('o', 'ObstacleResolved', '2025-06-01');

describe('the life of an obstacle', () => {
  it('reported, answered, resolved; also resolved without an answer, or answered twice', () => {
    given().when(reported).thenAccepted();
    given(reported).when(answered).thenAccepted();
    given(reported, answered).when(resolved).thenAccepted();
    given(reported).when(resolved).thenAccepted();
    given(reported, answered)
      .when(of('a2', 'ObstacleAnswered', '2025-04-01'))
      .thenAccepted();
  });

  it('an answer before the report, or without one, only warns: the report may come late', () => {
    given().when(answered).thenAccepted('NO_EARLIER_STEP');
    given(reported)
      .when(of('a', 'ObstacleAnswered', '2025-01-09'))
      .thenAccepted('STEP_TOO_EARLY');
    given(answered)
      .when(of('m', 'ObstacleReported', '2025-03-02'))
      .thenAccepted('STEP_TOO_LATE');
  });

  it('reported again is stored with a warning', () => {
    given(reported)
      .when({ ...reported, entryId: 'm2' })
      .thenAccepted('STEP_TAKEN_AGAIN');
  });
});

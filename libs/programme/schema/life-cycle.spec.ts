// Seen to fail: without `not`, without `after`, and with steps as far along let in.
import { describe, expect, it } from '@jest/globals';
import { EXPERIMENT_ROOM } from '../experiment-rooms/life-cycle.js';
import { LINKAGE } from '../linkages/life-cycle.js';
import { OBSTACLE } from '../obstacles/life-cycle.js';
import { nextSteps, stepNames, type LifeCycleTable } from './life-cycle.js';

const next = <N extends string>(table: LifeCycleTable<N>) =>
  Object.fromEntries(stepNames(table).map((name) => [name, nextSteps(table, name)]));

describe('what can follow on a step', () => {
  it('of a linkage: what lies further along, until it is realised or missed', () => {
    expect(next(LINKAGE)).toEqual({
      LinkageIdentified: ['LinkageAssessed', 'LinkageChosen', 'LinkageRealised', 'LinkageMissed'],
      LinkageAssessed: ['LinkageChosen', 'LinkageRealised', 'LinkageMissed'],
      LinkageChosen: ['LinkageRealised', 'LinkageMissed'],
      LinkageRealised: [],
      LinkageMissed: [],
    });
  });

  it('of an obstacle: an answer does not resolve it', () => {
    expect(next(OBSTACLE)).toEqual({
      ObstacleReported: ['ObstacleAnswered', 'ObstacleResolved'],
      ObstacleAnswered: ['ObstacleResolved'],
      ObstacleResolved: [],
    });
  });

  it('of a room to experiment: nothing is applied that was denied, nothing embedded that was not evaluated', () => {
    expect(next(EXPERIMENT_ROOM)).toEqual({
      ExperimentRoomRequested: ['ExperimentRoomGranted', 'ExperimentRoomDenied'],
      ExperimentRoomGranted: ['ExperimentRoomApplied'],
      ExperimentRoomDenied: [],
      ExperimentRoomApplied: ['ExperimentRoomEvaluated'],
      ExperimentRoomEvaluated: ['ExperimentRoomEmbedded'],
      ExperimentRoomEmbedded: [],
    });
  });
});

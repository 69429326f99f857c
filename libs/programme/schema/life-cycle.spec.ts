// Seen to fail: without `not`, without `after`, and with steps as far along let in.
import { describe, expect, it } from '@jest/globals';
import { EXPERIMENT_ROOM } from '../experiment-rooms/life-cycle.js';
import { LINKAGE } from '../linkages/life-cycle.js';
import { OBSTACLE } from '../obstacles/life-cycle.js';
import { nextSteps, stepNames, type LifeCycleTable } from './life-cycle.js';

/** What can follow on each of the steps that are named here; a subject may have others, that came later. */
function expectNext<N extends string>(table: LifeCycleTable<N>, wanted: Record<string, readonly string[]>) {
  const named = stepNames(table).filter((name) => name in wanted);
  expect(named).toEqual(Object.keys(wanted));
  for (const name of named)
    expect([name, nextSteps(table, name).filter((step) => step in wanted)]).toEqual([name, wanted[name]]);
}

describe('what can follow on a step', () => {
  it('of a linkage: what lies further along, until it is realised or missed', () => {
    expectNext(LINKAGE, {
      LinkageIdentified: ['LinkageAssessed', 'LinkageChosen', 'LinkageRealised', 'LinkageMissed'],
      LinkageAssessed: ['LinkageChosen', 'LinkageRealised', 'LinkageMissed'],
      LinkageChosen: ['LinkageRealised', 'LinkageMissed'],
      LinkageRealised: [],
      LinkageMissed: [],
    });
  });

  it('of an obstacle: an answer does not resolve it', () => {
    expectNext(OBSTACLE, {
      ObstacleReported: ['ObstacleAnswered', 'ObstacleResolved'],
      ObstacleAnswered: ['ObstacleResolved'],
      ObstacleResolved: [],
    });
  });

  it('of a room to experiment: nothing is applied that was denied, nothing embedded that was not evaluated', () => {
    expectNext(EXPERIMENT_ROOM, {
      ExperimentRoomRequested: ['ExperimentRoomGranted', 'ExperimentRoomDenied'],
      ExperimentRoomGranted: ['ExperimentRoomApplied'],
      ExperimentRoomDenied: [],
      ExperimentRoomApplied: ['ExperimentRoomEvaluated'],
      ExperimentRoomEvaluated: ['ExperimentRoomEmbedded'],
      ExperimentRoomEmbedded: [],
    });
  });
});

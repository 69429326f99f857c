import type { AsOf } from './as-of.js';
import { NONE } from './fact-table.js';
import { saidLast } from './said-last.js';

/** The steps of a request for room to experiment, and of an obstacle. */
export const ROOM_STEPS = ['Requested', 'Granted', 'Denied', 'Applied', 'Evaluated', 'Embedded'].map(
  (step) => `ExperimentRoom${step}`,
);
export const OBSTACLE_STEPS = ['ObstacleReported', 'ObstacleAnswered', 'ObstacleResolved'];

/** The level of government of a request: that of the obstacle it is asked for, each as the latest step by position says; NONE without. */
export function levelOfRoom(at: AsOf, request: number): number {
  const named = saidLast(at, ROOM_STEPS, 'requestId', 'obstacleId').get(request);
  if (!named) return NONE;
  const obstacle = named.table.column('obstacleId').at(named.row);
  const said = saidLast(at, OBSTACLE_STEPS, 'obstacleId', 'level').get(obstacle);
  return said ? said.table.column('level').at(said.row) : NONE;
}

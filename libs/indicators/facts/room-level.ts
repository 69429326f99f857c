import { EXPERIMENT_ROOM, OBSTACLE } from '#libs/programme';
import type { AsOf } from './as-of.js';
import { NONE } from './fact-table.js';
import { saidLast, type Said } from './said-last.js';

/** What says the level of government of a request: the step that names its obstacle, and that obstacle's that names the level. */
export function saidOfRoom(at: AsOf, request: number): readonly [Said, Said] | undefined {
  const named = saidLast(at, EXPERIMENT_ROOM, 'obstacleId').get(request);
  const obstacle = named?.table.column('obstacleId').at(named.row) ?? NONE;
  const said = saidLast(at, OBSTACLE, 'level').get(obstacle);
  return named && said ? [named, said] : undefined;
}

/** That level, each as the latest step by position says; NONE without. */
export function levelOfRoom(at: AsOf, request: number): number {
  const [, said] = saidOfRoom(at, request) ?? [];
  return said ? said.table.column('level').at(said.row) : NONE;
}

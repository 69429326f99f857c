import { EXPERIMENT_ROOM } from './experiment-rooms/life-cycle.js';
import { INTERVENTION } from './interventions/life-cycle.js';
import { LINKAGE } from './linkages/life-cycle.js';
import { OBSTACLE } from './obstacles/life-cycle.js';
import { PUBLIC_SPACE_WORK, STREET } from './public-space/life-cycle.js';
import type { Course } from './schema/life-cycle.js';
import { PLACEMENT, TRAINING } from './work-and-training/life-cycle.js';

/**
 * Everything that runs its course over several entries; what is checked of all of them (END_BEFORE_START) goes
 * through this list.
 */
export const COURSES: readonly Course[] = [
  PLACEMENT,
  TRAINING,
  INTERVENTION,
  PUBLIC_SPACE_WORK,
  STREET,
  LINKAGE,
  OBSTACLE,
  EXPERIMENT_ROOM,
];

/** The course of which a field names one, or several (`Ids`): the one that has no other name beside it. */
export function courseNamedBy(field: string): Course | undefined {
  const name = field.replace(/Ids$/, 'Id');
  const courses = COURSES.filter(({ identity }) => identity.at(-1) === name);
  return courses.find(({ identity }) => identity.length === 1) ?? courses[0];
}

import { LIFE_CYCLES } from '../schema/event-type.js';
import type { Course } from '../schema/life-cycle.js';
import type { interventionEvents } from './events.js';

/** An intervention: planned, started, completed or cancelled in the end. What is cancelled need not have started. */
export const INTERVENTION: Course<(typeof interventionEvents)[number]['name']> = {
  identity: LIFE_CYCLES.intervention,
  steps: {
    InterventionPlanned: {},
    InterventionStarted: {},
    InterventionCompleted: { after: ['InterventionStarted'], concludes: true, ends: true },
    InterventionCancelled: { after: ['InterventionStarted'], concludes: true, ends: true },
  },
};

import type { Course } from '../schema/life-cycle.js';
import type { workAndTrainingEvents } from './events.js';

type Names = (typeof workAndTrainingEvents)[number]['name'];

/** A training of one person at one partner: started, completed or dropped. */
export const TRAINING: Course<Extract<Names, `Training${string}`>> = {
  identity: ['personKey', 'trainingId'],
  steps: {
    TrainingStarted: {},
    TrainingCompleted: { after: ['TrainingStarted'], concludes: true, ends: true },
    TrainingDropped: { after: ['TrainingStarted'], concludes: true, ends: true },
  },
};

/** A placement: started, confirmed once or more, ended. The days that count are those confirmed and ended on. */
export const PLACEMENT: Course<Extract<Names, `Placement${string}`>> = {
  identity: ['placementId'],
  steps: {
    PlacementStarted: {},
    PlacementConfirmed: { after: ['PlacementStarted'], concludes: true, day: 'confirmedOn' },
    PlacementEnded: { after: ['PlacementStarted'], concludes: true, ends: true, day: 'endedOn' },
  },
};

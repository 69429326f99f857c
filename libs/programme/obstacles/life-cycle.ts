import { LIFE_CYCLES } from '../schema/event-type.js';
import { lifeCycleOf } from '../schema/life-cycle.js';
import type { obstacleEvents } from './events.js';

/** An obstacle: reported, then answered or resolved; open until there is either (as in X.2). */
export const OBSTACLE = lifeCycleOf<(typeof obstacleEvents)[number]['name']>()({
  identity: LIFE_CYCLES.obstacle,
  steps: {
    ObstacleReported: {
      state: 'REPORTED',
      label: { nl: 'Gemeld', en: 'Reported' },
      rank: 0,
      open: true,
    },
    ObstacleAnswered: {
      state: 'ANSWERED',
      label: { nl: 'Beantwoord', en: 'Answered' },
      rank: 1,
      open: false,
      after: ['ObstacleReported'],
      concludes: true,
    },
    ObstacleResolved: {
      state: 'RESOLVED',
      label: { nl: 'Opgelost', en: 'Resolved' },
      rank: 2,
      open: false,
      after: ['ObstacleReported'],
      concludes: true,
      ends: true,
    },
  },
});

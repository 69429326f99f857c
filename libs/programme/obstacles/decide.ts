import type { StreamState } from '../corrections/evolve.js';
import type { Command, Decision } from '../decision.js';
import { decideStep, type Steps } from '../steps.js';

const STEPS: Steps = {
  ObstacleReported: {},
  ObstacleAnswered: { after: ['ObstacleReported'] },
  ObstacleResolved: { after: ['ObstacleReported'] },
};

/** Decides on the life of an obstacle: reported, then answered or resolved. */
export const decideObstacle = (command: Command, state: StreamState): Decision =>
  decideStep(command, state, STEPS);

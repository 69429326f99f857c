import type { NamesIn } from '../catalogue.js';
import type { StreamState } from '../stream.js';
import type { Command, Decision } from '../decision.js';
import { decideStep } from '../steps.js';
import { OBSTACLE } from './life-cycle.js';
import type { obstacleEvents } from './events.js';

/** Decides on the life of an obstacle: reported, then answered or resolved. */
export const decideObstacle = (
  command: Command<NamesIn<typeof obstacleEvents>>,
  state: StreamState,
): Decision => decideStep(command, state, OBSTACLE.steps);

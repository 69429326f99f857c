import type { NamesIn } from '../catalogue.js';
import type { StreamState } from '../stream.js';
import type { Command, Decision } from '../decision.js';
import { decideStep } from '../steps.js';
import { EXPERIMENT_ROOM } from './life-cycle.js';
import type { experimentRoomEvents } from './events.js';

/** Decides on room to experiment: requested, granted or denied, applied, evaluated, embedded, in that order. */
export const decideExperimentRoom = (
  command: Command<NamesIn<typeof experimentRoomEvents>>,
  state: StreamState,
): Decision => decideStep(command, state, EXPERIMENT_ROOM.steps);

import type { StreamState } from '../corrections/evolve.js';
import type { Command, Decision } from '../decision.js';
import { decideStep, type Steps } from '../steps.js';

const STEPS: Steps = {
  ExperimentRoomRequested: {},
  ExperimentRoomGranted: { after: ['ExperimentRoomRequested'], not: ['ExperimentRoomDenied'] },
  ExperimentRoomDenied: { after: ['ExperimentRoomRequested'], not: ['ExperimentRoomGranted'] },
  ExperimentRoomApplied: { after: ['ExperimentRoomGranted'] },
  ExperimentRoomEvaluated: { after: ['ExperimentRoomApplied'] },
  ExperimentRoomEmbedded: { after: ['ExperimentRoomEvaluated'] },
};

/** Decides on room to experiment: requested, granted or denied, applied, evaluated, embedded, in that order. */
export const decideExperimentRoom = (command: Command, state: StreamState): Decision =>
  decideStep(command, state, STEPS);

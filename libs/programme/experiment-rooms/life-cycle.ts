import { LIFE_CYCLES } from '../schema/event-type.js';
import { lifeCycleOf } from '../schema/life-cycle.js';
import type { experimentRoomEvents } from './events.js';

/**
 * A request for room to experiment: open until it is granted or denied, then applied, evaluated and embedded in
 * that order.
 */
export const EXPERIMENT_ROOM = lifeCycleOf<(typeof experimentRoomEvents)[number]['name']>()({
  identity: LIFE_CYCLES['experiment-room'],
  steps: {
    ExperimentRoomRequested: {
      state: 'REQUESTED',
      label: { nl: 'Gevraagd', en: 'Requested' },
      rank: 0,
      open: true,
    },
    ExperimentRoomGranted: {
      state: 'GRANTED',
      label: { nl: 'Toegekend', en: 'Granted' },
      rank: 1,
      open: false,
      after: ['ExperimentRoomRequested'],
      not: ['ExperimentRoomDenied'],
      concludes: true,
    },
    ExperimentRoomDenied: {
      state: 'DENIED',
      label: { nl: 'Afgewezen', en: 'Denied' },
      rank: 1,
      open: false,
      after: ['ExperimentRoomRequested'],
      not: ['ExperimentRoomGranted'],
      concludes: true,
      ends: true,
      failed: true,
    },
    ExperimentRoomApplied: {
      state: 'APPLIED',
      label: { nl: 'Toegepast', en: 'Applied' },
      rank: 2,
      open: false,
      after: ['ExperimentRoomGranted'],
    },
    ExperimentRoomEvaluated: {
      state: 'EVALUATED',
      label: { nl: 'Geëvalueerd', en: 'Evaluated' },
      rank: 3,
      open: false,
      after: ['ExperimentRoomApplied'],
    },
    ExperimentRoomEmbedded: {
      state: 'EMBEDDED',
      label: { nl: 'Geborgd', en: 'Embedded' },
      rank: 4,
      open: false,
      after: ['ExperimentRoomEvaluated'],
      ends: true,
    },
  },
});

import { LIFE_CYCLES } from '../schema/event-type.js';
import { lifeCycleOf } from '../schema/life-cycle.js';
import type { linkageEvents } from './events.js';

/** A linkage: identified, perhaps assessed and chosen, realised or missed in the end. */
export const LINKAGE = lifeCycleOf<(typeof linkageEvents)[number]['name']>()({
  identity: LIFE_CYCLES.linkage,
  steps: {
    LinkageIdentified: {
      state: 'IDENTIFIED',
      label: { nl: 'Gesignaleerd', en: 'Identified' },
      rank: 0,
      open: true,
    },
    LinkageAssessed: {
      state: 'ASSESSED',
      label: { nl: 'Beoordeeld', en: 'Assessed' },
      rank: 1,
      open: true,
      after: ['LinkageIdentified'],
    },
    LinkageChosen: {
      state: 'CHOSEN',
      label: { nl: 'Gekozen', en: 'Chosen' },
      rank: 2,
      open: true,
      after: ['LinkageIdentified'],
    },
    LinkageRealised: {
      state: 'REALISED',
      label: { nl: 'Gerealiseerd', en: 'Realised' },
      rank: 3,
      open: false,
      after: ['LinkageIdentified'],
      not: ['LinkageMissed'],
      concludes: true,
      ends: true,
    },
    LinkageMissed: {
      state: 'MISSED',
      label: { nl: 'Gemist', en: 'Missed' },
      rank: 3,
      open: false,
      after: ['LinkageIdentified'],
      not: ['LinkageRealised'],
      concludes: true,
      ends: true,
      failed: true,
    },
  },
});

import type { Course } from '../schema/life-cycle.js';
import type { publicSpaceEvents } from './events.js';

type Names = (typeof publicSpaceEvents)[number]['name'];

/** Work on a public space: planned, started, delivered or cancelled. */
export const PUBLIC_SPACE_WORK: Course<Extract<Names, `PublicSpaceWork${string}`>> = {
  identity: ['workId'],
  steps: {
    PublicSpaceWorkPlanned: {},
    PublicSpaceWorkStarted: {},
    PublicSpaceWorkDelivered: { after: ['PublicSpaceWorkStarted'], concludes: true, ends: true },
    PublicSpaceWorkCancelled: { ends: true },
  },
};

/** A segment of a street opened for one work, and closed again. */
export const STREET: Course<Extract<Names, `Street${string}`>> = {
  identity: ['segmentId', 'workId'],
  steps: {
    StreetOpened: {},
    StreetClosed: { after: ['StreetOpened'], concludes: true, ends: true },
  },
};

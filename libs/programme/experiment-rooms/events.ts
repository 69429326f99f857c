import { date, id, optional, text } from '../schema/field.js';
import { eventType, SOMEWHERE, type EventType, type Label } from '../schema/event-type.js';
import type { Fields } from '../schema/field.js';

const FACTS = ['requestId', 'obstacleId', 'authority', 'until'] as const;

const roomEvent = <const Name extends string, F extends Fields>(
  name: Name,
  label: Label,
  fields: F,
): EventType<Name, typeof SOMEWHERE & F, (typeof FACTS)[number]> =>
  eventType({
    name,
    domain: 'experiment-rooms',
    label,
    fields: { ...SOMEWHERE, ...fields },
    facts: FACTS,
    consistency: { of: 'life-cycle', subject: 'experiment-room' },
  });

const requested = {
  requestId: id('experiment-room', 'partner'),
  obstacleId: id('obstacle', 'partner'),
  /** Who may grant it: an organisation, never a person. */
  authority: text(200),
  until: optional(date()),
};

/** A later step is known by the id; the rest may be repeated and then is what was known that day. */
const followUp = {
  requestId: requested.requestId,
  obstacleId: optional(requested.obstacleId),
  authority: optional(requested.authority),
  until: requested.until,
};

export const experimentRoomRequested = roomEvent(
  'ExperimentRoomRequested',
  { nl: 'Experimenteerruimte gevraagd', en: 'Room to experiment requested' },
  requested,
);
export const experimentRoomGranted = roomEvent(
  'ExperimentRoomGranted',
  { nl: 'Experimenteerruimte toegekend', en: 'Room to experiment granted' },
  followUp,
);
export const experimentRoomDenied = roomEvent(
  'ExperimentRoomDenied',
  { nl: 'Experimenteerruimte afgewezen', en: 'Room to experiment denied' },
  followUp,
);
export const experimentRoomApplied = roomEvent(
  'ExperimentRoomApplied',
  { nl: 'Experimenteerruimte toegepast', en: 'Room to experiment applied' },
  followUp,
);
export const experimentRoomEvaluated = roomEvent(
  'ExperimentRoomEvaluated',
  { nl: 'Experimenteerruimte geëvalueerd', en: 'Room to experiment evaluated' },
  followUp,
);
export const experimentRoomEmbedded = roomEvent(
  'ExperimentRoomEmbedded',
  { nl: 'Experimenteerruimte geborgd', en: 'Room to experiment embedded' },
  followUp,
);

export const experimentRoomEvents = [
  experimentRoomRequested,
  experimentRoomGranted,
  experimentRoomDenied,
  experimentRoomApplied,
  experimentRoomEvaluated,
  experimentRoomEmbedded,
] as const;

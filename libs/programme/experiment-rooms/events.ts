import { date, id, laterStep, optional, text } from '../schema/field.js';
import { eventTypesOf, SOMEWHERE } from '../schema/event-type.js';

const roomEvent = eventTypesOf({
  domain: 'experiment-rooms',
  fields: SOMEWHERE,
  facts: ['requestId', 'obstacleId', 'authority', 'until'],
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
const followUp = laterStep(requested, 'requestId');

export const experimentRoomEvents = [
  roomEvent(
    'ExperimentRoomRequested',
    { nl: 'Experimenteerruimte gevraagd', en: 'Room to experiment requested' },
    requested,
  ),
  roomEvent(
    'ExperimentRoomGranted',
    { nl: 'Experimenteerruimte toegekend', en: 'Room to experiment granted' },
    followUp,
  ),
  roomEvent(
    'ExperimentRoomDenied',
    { nl: 'Experimenteerruimte afgewezen', en: 'Room to experiment denied' },
    followUp,
  ),
  roomEvent(
    'ExperimentRoomApplied',
    { nl: 'Experimenteerruimte toegepast', en: 'Room to experiment applied' },
    followUp,
  ),
  roomEvent(
    'ExperimentRoomEvaluated',
    { nl: 'Experimenteerruimte geëvalueerd', en: 'Room to experiment evaluated' },
    followUp,
  ),
  roomEvent(
    'ExperimentRoomEmbedded',
    { nl: 'Experimenteerruimte geborgd', en: 'Room to experiment embedded' },
    followUp,
  ),
] as const;

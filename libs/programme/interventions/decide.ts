import type { EventName, NamesIn } from '../catalogue.js';
import { dayIn, effective, type EventData, type StreamState } from '../stream.js';
import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault, type Fault } from '../faults.js';
import { at, type Place } from '../place.js';
import { boundsOf } from '../schema/life-cycle.js';
import type { interventionEvents } from './events.js';
import { INTERVENTION } from './life-cycle.js';

type InterventionCommand = Command<NamesIn<typeof interventionEvents>>;

const firstDate = (state: StreamState, names: readonly EventName[]): string | undefined =>
  effective(state)
    .filter((entry) => names.includes(entry.name))
    .map(dayIn)
    .sort()[0];

/**
 * Decides on the life of an intervention. Events arrive late and out of order, so an order in time only warns; what
 * an event says of itself (a planned end before its planned start) is refused.
 */
export function decideIntervention(command: InterventionCommand, state: StreamState): Decision {
  const data = at(command.place, 'data');
  const refused = plannedPeriodFault(command.data, data);
  return refused
    ? reject(refused)
    : accept(command, orderWarnings(command, state, atField(data, 'occurredOn')));
}

/** The fault when a plan ends before it starts; a correction is held to it as well. */
export function plannedPeriodFault(data: EventData, place: Place): Fault | undefined {
  const { plannedStart, plannedEnd } = data;
  if (typeof plannedStart !== 'string' || typeof plannedEnd !== 'string' || plannedEnd >= plannedStart)
    return undefined;
  return fault('END_BEFORE_START', atField(place, 'plannedEnd'), { start: plannedStart }, plannedEnd);
}

function orderWarnings(command: InterventionCommand, state: StreamState, place: Place): readonly Fault[] {
  const on = command.data.occurredOn;
  const { after } = INTERVENTION.steps[command.name];
  if (after) {
    const start = firstDate(state, after);
    if (start === undefined)
      return command.name === 'InterventionCompleted' ? [fault('NO_START_KNOWN', place)] : [];
    return on < start ? [fault('ENDED_BEFORE_STARTED', place, { start }, on)] : [];
  }
  if (command.name === 'InterventionPlanned') {
    const planned = firstDate(state, [command.name]);
    return planned === undefined ? [] : [fault('PLANNED_AGAIN', at(command.place, 'data'))];
  }
  const end = firstDate(state, boundsOf(INTERVENTION).ends);
  return end !== undefined && end < on ? [fault('STARTED_AFTER_ENDED', place, { end }, on)] : [];
}

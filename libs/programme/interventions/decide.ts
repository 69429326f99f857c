import { effective, type EntryState, type EventData, type StreamState } from '../corrections/evolve.js';
import { accept, reject, type Command, type Decision } from '../decision.js';
import { at, fault, type Fault } from '../faults.js';

const STARTED = ['InterventionStarted'];
const ENDED = ['InterventionCompleted', 'InterventionCancelled'];
const PLANNED = ['InterventionPlanned'];

const occurredOn = (entry: EntryState) => String(entry.data['occurredOn']);

const firstDate = (state: StreamState, names: readonly string[]): string | undefined =>
  effective(state)
    .filter((entry) => names.includes(entry.name))
    .map(occurredOn)
    .sort()[0];

/**
 * Decides on the life of an intervention. Events arrive late and out of order, so an order in time only warns; what an
 * event says of itself (a planned end before its planned start) is refused.
 */
export function decideIntervention(command: Command, state: StreamState): Decision {
  const data = at(command.place, 'data');
  const refused = plannedPeriodFault(command.data, data);
  return refused ? reject(refused) : accept(command, orderWarnings(command, state, at(data, 'occurredOn')));
}

/** The fault when a plan ends before it starts; a correction is held to it as well. */
export function plannedPeriodFault(data: EventData, place: string): Fault | undefined {
  const { plannedStart, plannedEnd } = data;
  if (typeof plannedStart !== 'string' || typeof plannedEnd !== 'string' || plannedEnd >= plannedStart)
    return undefined;
  return fault('END_BEFORE_START', at(place, 'plannedEnd'), { start: plannedStart }, plannedEnd);
}

function orderWarnings(command: Command, state: StreamState, place: string): readonly Fault[] {
  const on = String(command.data['occurredOn']);
  if (PLANNED.includes(command.name)) {
    return firstDate(state, PLANNED) === undefined ? [] : [fault('PLANNED_AGAIN', at(command.place, 'data'))];
  }
  if (STARTED.includes(command.name)) {
    const end = firstDate(state, ENDED);
    return end !== undefined && end < on ? [fault('STARTED_AFTER_ENDED', place, { end }, on)] : [];
  }
  const start = firstDate(state, STARTED);
  if (start === undefined)
    return command.name === 'InterventionCompleted' ? [fault('NO_START_KNOWN', place)] : [];
  return on < start ? [fault('ENDED_BEFORE_STARTED', place, { start }, on)] : [];
}

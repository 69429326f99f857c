import type { EventName } from '../catalogue.js';
import { effective, type StreamState } from '../stream.js';
import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault } from '../faults.js';
import { at } from '../place.js';

const has = (state: StreamState, name: EventName) => effective(state).some((entry) => entry.name === name);

/**
 * Decides on PartnerRegistered and PartnerParticipationChanged: a partner is registered once and changed afterwards.
 * `oinTakenBy` is the other partner that holds the OIN in the command, if there is one.
 */
export function decidePartner(
  command: Command<'PartnerRegistered' | 'PartnerParticipationChanged'>,
  state: StreamState,
  oinTakenBy?: string,
): Decision {
  const data = at(command.place, 'data');
  if (oinTakenBy !== undefined && oinTakenBy !== command.data.partnerId)
    return reject(fault('OIN_TAKEN', atField(data, 'oin'), { partnerId: oinTakenBy }, command.data.oin));
  const registered = has(state, 'PartnerRegistered');
  const place = atField(data, 'partnerId');
  if (command.name === 'PartnerRegistered' && registered)
    return reject(fault('ALREADY_REGISTERED', place, {}, command.data.partnerId));
  if (command.name === 'PartnerParticipationChanged' && !registered)
    return reject(fault('NOT_REGISTERED', place, {}, command.data.partnerId));
  return accept(command);
}

/** Decides on NeighbourhoodRegistered: once, and corrected afterwards. */
export function decideNeighbourhood(
  command: Command<'NeighbourhoodRegistered'>,
  state: StreamState,
): Decision {
  if (!has(state, 'NeighbourhoodRegistered')) return accept(command);
  const place = atField(at(command.place, 'data'), 'neighbourhoodId');
  return reject(fault('ALREADY_REGISTERED', place, {}, command.data.neighbourhoodId));
}

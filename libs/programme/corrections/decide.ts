import { accept, reject, type Command, type Decision } from '../decision.js';
import { at, fault } from '../faults.js';
import { typeNamed } from '../catalogue.js';
import type { EntryState, StreamState } from './evolve.js';

/** What a correction may not change, because it decides the stream the entry stands in. */
const IDENTITY = {
  partner: 'partnerId',
  neighbourhood: 'neighbourhoodId',
  intervention: 'interventionId',
} as const;

/**
 * Decides on EntryCorrected, EntryRetracted and EntryReinstated against the state of the stream the entry stands in.
 * Refuses: another partner's entry, correcting or retracting what is retracted, reinstating what is not.
 */
export function decideCorrection(command: Command, state: StreamState): Decision {
  const place = at(command.place, 'data');
  const entryId = String(command.data['entryId']);
  const target = state.get(entryId);
  if (!target) return reject(fault('ENTRY_UNKNOWN', at(place, 'entryId'), {}, entryId));
  if (command.by.role === 'partner' && target.partnerId !== command.by.partnerId)
    return reject(fault('NOT_YOUR_ENTRY', at(place, 'entryId'), {}, entryId));
  if (command.name === 'EntryReinstated')
    return target.retracted ? accept(command) : reject(fault('ENTRY_NOT_RETRACTED', place, {}, entryId));
  if (target.retracted) return reject(fault('ENTRY_RETRACTED', place, {}, entryId));
  return command.name === 'EntryCorrected' ? decideReplacement(command, target) : accept(command);
}

function decideReplacement(command: Command, target: EntryState): Decision {
  const consistency = typeNamed(target.name).consistency;
  if (consistency.of !== 'life-cycle') return accept(command);
  const name = IDENTITY[consistency.subject];
  const replacement = command.data['replacement'] as Readonly<Record<string, unknown>>;
  if (replacement[name] === target.data[name]) return accept(command);
  return reject(
    fault(
      'LIFE_CYCLE_IDENTITY',
      at(at(at(command.place, 'data'), 'replacement'), name),
      { name },
      replacement[name],
    ),
  );
}

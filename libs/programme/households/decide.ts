import type { NamesIn } from '../catalogue.js';
import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault } from '../faults.js';
import { at } from '../place.js';
import type { householdEvents } from './events.js';

/**
 * What other entries say; undefined = not looked up. Only ever a reason to warn: a late event may still change it.
 */
export interface HouseholdContext {
  /** The household has a HouseholdReached on or before the command's day. */
  readonly reachedOnOrBefore?: boolean;
}

/**
 * HelpAccepted without a reach on or before it is stored with a warning; everything else of a household is plainly
 * stored.
 */
export function decideHousehold(
  command: Command<NamesIn<typeof householdEvents>>,
  context: HouseholdContext,
): Decision {
  if (command.name !== 'HelpAccepted' || context.reachedOnOrBefore !== false) return accept(command);
  return accept(command, [
    fault('ACCEPTED_BEFORE_REACHED', atField(at(command.place, 'data'), 'occurredOn')),
  ]);
}

/** A household is not linked to itself. */
export function decideLink(command: Command<'HouseholdsLinked' | 'HouseholdsUnlinked'>): Decision {
  const [first, second] = command.data.keys;
  return first === second
    ? reject(fault('NOT_UNIQUE', atField(at(command.place, 'data'), 'keys')))
    : accept(command);
}

import { decideCorrection } from './corrections/decide.js';
import type { StreamState } from './corrections/evolve.js';
import { typeNamed } from './catalogue.js';
import { accept, type Command, type Decision } from './decision.js';
import { decideHousehold, decideLink, type KnownOfHousehold } from './households/decide.js';
import { decideIntervention } from './interventions/decide.js';
import { decideNeighbourhood, decidePartner } from './participation/decide.js';

/** What a decider may know besides its stream; looked up by the caller. */
export interface Known extends KnownOfHousehold {
  readonly oinTakenBy?: string;
}

/** decide(command, state): the one entrance to all deciders, by what the event type's consistency is. */
export function decide(command: Command, state: StreamState, known: Known = {}): Decision {
  const { consistency, domain } = typeNamed(command.name);
  if (consistency.of === 'corrected-entry') return decideCorrection(command, state, known.oinTakenBy);
  if (consistency.of === 'life-cycle') {
    if (consistency.subject === 'partner') return decidePartner(command, state, known.oinTakenBy);
    return consistency.subject === 'neighbourhood'
      ? decideNeighbourhood(command, state)
      : decideIntervention(command, state);
  }
  if (domain === 'corrections') return decideLink(command);
  return domain === 'households' ? decideHousehold(command, known) : accept(command);
}

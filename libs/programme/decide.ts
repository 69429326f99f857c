import { decideCorrection, type KnownOfAmendment } from './corrections/decide.js';
import type { StreamState } from './corrections/evolve.js';
import { typeNamed } from './catalogue.js';
import { accept, type Command, type Decision } from './decision.js';
import { decideExperimentRoom } from './experiment-rooms/decide.js';
import { decideHousehold, decideLink, type KnownOfHousehold } from './households/decide.js';
import { decideIntervention } from './interventions/decide.js';
import { decideLinkage, type KnownOfLinkage } from './linkages/decide.js';
import { decideObstacle } from './obstacles/decide.js';
import { decideOwner } from './owners/decide.js';
import { decideNeighbourhood, decidePartner } from './participation/decide.js';
import { decideDefinition, type KnownOfDefinition } from './reporting/decide-definition.js';
import { decideEdition, type KnownOfEdition } from './reporting/decide-edition.js';
import { decidePeriod } from './reporting/decide-period.js';
import { decideSubmission, type KnownOfSubmission } from './reporting/decide-submission.js';
import { decideTarget, type KnownOfTarget } from './reporting/decide-target.js';
import type { LifeCycle } from './schema/event-type.js';
import type { KnownOfSubject } from './subjects.js';
import { decideWork } from './work-and-training/decide.js';

/** What a decider may know besides its stream; looked up by the caller. */
export interface Known
  extends
    KnownOfAmendment,
    KnownOfHousehold,
    KnownOfLinkage,
    KnownOfDefinition,
    KnownOfTarget,
    KnownOfSubmission,
    KnownOfEdition,
    KnownOfSubject {
  readonly oinTakenBy?: string;
}

/** decide(command, state): the one entrance to all deciders, by what the event type's consistency is. */
export function decide(command: Command, state: StreamState, known: Known = {}): Decision {
  const { consistency, domain } = typeNamed(command.name);
  if (consistency.of === 'corrected-entry') return decideCorrection(command, state, known);
  if (consistency.of === 'life-cycle') return decideLife(consistency.subject, command, state, known);
  switch (domain) {
    case 'corrections':
      return decideLink(command);
    case 'work-and-training':
      return decideWork(command, known);
    case 'owners':
      return decideOwner(command, known);
    case 'households':
      return decideHousehold(command, known);
    case 'public-space':
    case 'reporting':
      // Works and streets, and findings that were accepted: what one entry says is not held against another.
      return accept(command);
    default:
      throw new Error(`nobody decides on ${command.name}: ${domain} has no decider`);
  }
}

function decideLife(subject: LifeCycle, command: Command, state: StreamState, known: Known): Decision {
  switch (subject) {
    case 'partner':
      return decidePartner(command, state, known.oinTakenBy);
    case 'neighbourhood':
      return decideNeighbourhood(command, state);
    case 'intervention':
      return decideIntervention(command, state);
    case 'linkage':
      return decideLinkage(command, state, known);
    case 'obstacle':
      return decideObstacle(command, state);
    case 'experiment-room':
      return decideExperimentRoom(command, state);
    case 'target':
      return decideTarget(command, state, known);
    case 'kpi-definition':
      return decideDefinition(command, state, known);
    case 'reporting-period':
      return decidePeriod(command, state);
    case 'submission':
      return decideSubmission(command, state, known);
    case 'edition':
      return decideEdition(command, state, known);
  }
}

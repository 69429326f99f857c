import { AMENDMENTS, decideCorrection, type AmendmentContext } from './corrections/decide.js';
import type { correctionEvents } from './corrections/events.js';
import type { StreamState } from './stream.js';
import { isOneOf, namesIn, type NamesIn } from './catalogue.js';
import { accept, type Command, type Decision } from './decision.js';
import { decideHousehold, decideLink, type HouseholdContext } from './households/decide.js';
import { decideIntervention } from './interventions/decide.js';
import { decideLinkage, type LinkageContext } from './linkages/decide.js';
import { decideOwner } from './owners/decide.js';
import { decideNeighbourhood, decidePartner } from './participation/decide.js';
import { decideConversation, type ConversationContext } from './reporting/decide-conversation.js';
import { decideDefinition, type DefinitionContext } from './reporting/decide-definition.js';
import { decideEdition, type EditionContext } from './reporting/decide-edition.js';
import { decideLayout } from './reporting/decide-layout.js';
import { decidePeriod } from './reporting/decide-period.js';
import { decideProtection } from './reporting/decide-protection.js';
import { decideSubmission, type SubmissionContext } from './reporting/decide-submission.js';
import { decideTarget, type TargetContext } from './reporting/decide-target.js';
import type { participationEvents } from './participation/events.js';
import { publicSpaceEvents } from './public-space/events.js';
import type { reportingEvents } from './reporting/events.js';
import { experimentRoomEvents } from './experiment-rooms/events.js';
import { EXPERIMENT_ROOM } from './experiment-rooms/life-cycle.js';
import { householdEvents } from './households/events.js';
import { interventionEvents } from './interventions/events.js';
import { linkageEvents } from './linkages/events.js';
import { obstacleEvents } from './obstacles/events.js';
import { OBSTACLE } from './obstacles/life-cycle.js';
import { ownerEvents } from './owners/events.js';
import { workAndTrainingEvents } from './work-and-training/events.js';
import { decideStep } from './steps.js';
import type { SubjectContext } from './subjects.js';
import { decideWork } from './work-and-training/decide.js';

/** What a decider may know besides its stream; looked up by the caller. */
export interface DecisionContext
  extends
    AmendmentContext,
    HouseholdContext,
    LinkageContext,
    DefinitionContext,
    TargetContext,
    SubmissionContext,
    ConversationContext,
    EditionContext,
    SubjectContext {
  readonly oinTakenBy?: string;
}

/** decide(command, state): the one entrance to all deciders, by what the command's type is of. */
export function decide(command: Command, state: StreamState, context: DecisionContext = {}): Decision {
  if (isOneOf(AMENDMENTS, command)) return decideCorrection(command, state, context);
  switch (command.name) {
    case 'HouseholdsLinked':
    case 'HouseholdsUnlinked':
      return decideLink(command);
    case 'PartnerRegistered':
    case 'PartnerParticipationChanged':
      return decidePartner(command, state, context.oinTakenBy);
    case 'NeighbourhoodRegistered':
      return decideNeighbourhood(command, state);
    case 'BaselineSet':
    case 'TargetSet':
    case 'TargetRevised':
      return decideTarget(command, state, context);
    case 'KpiDefinitionPublished':
      return decideDefinition(command, state, context);
    case 'ProtectionRulesPublished':
      return decideProtection(command, state);
    case 'ReportingPeriodOpened':
    case 'ReportingPeriodClosed':
      return decidePeriod(command, state);
    case 'SubmissionMade':
    case 'SubmissionReturned':
    case 'SubmissionAccepted':
      return decideSubmission(command, state, context);
    case 'QuestionAsked':
    case 'QuestionAnswered':
      return decideConversation(command, state, context);
    case 'ReportEditionPublished':
    case 'ReportEditionSuperseded':
    case 'ReportEditionWithdrawn':
      return decideEdition(command, state, context);
    case 'FindingAccepted':
      return accept(command);
    case 'FileLayoutRemembered':
      return decideLayout(command);
    default:
      return decideOfSubject(command, state, context);
  }
}

type Rest = Exclude<
  Command,
  { readonly name: NamesIn<typeof participationEvents | typeof correctionEvents | typeof reportingEvents> }
>;

/** What happens in the neighbourhoods. A subject whose decider is forgotten does not compile. */
function decideOfSubject(command: Rest, state: StreamState, context: DecisionContext): Decision {
  if (isOneOf(NAMES.work, command)) return decideWork(command, context);
  if (isOneOf(NAMES.owners, command)) return decideOwner(command, context);
  if (isOneOf(NAMES.households, command)) return decideHousehold(command, context);
  if (isOneOf(NAMES.interventions, command)) return decideIntervention(command, state);
  if (isOneOf(NAMES.linkages, command)) return decideLinkage(command, state, context);
  if (isOneOf(NAMES.obstacles, command)) return decideStep(command, state, OBSTACLE);
  if (isOneOf(NAMES.rooms, command)) return decideStep(command, state, EXPERIMENT_ROOM);
  // Works and streets: what one entry says is not held against another.
  if (isOneOf(NAMES.space, command)) return accept(command);
  return nobody(command);
}

const nobody = (command: never): never => {
  throw new Error(`nobody decides on ${(command as Command).name}`);
};

const NAMES = {
  work: namesIn(workAndTrainingEvents),
  owners: namesIn(ownerEvents),
  households: namesIn(householdEvents),
  interventions: namesIn(interventionEvents),
  linkages: namesIn(linkageEvents),
  obstacles: namesIn(obstacleEvents),
  rooms: namesIn(experimentRoomEvents),
  space: namesIn(publicSpaceEvents),
};

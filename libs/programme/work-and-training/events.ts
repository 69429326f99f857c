import { code, date, id, number, optional, pseudonym } from '../schema/field.js';
import { eventTypesOf, SOMEWHERE } from '../schema/event-type.js';

const AGE_BANDS = ['UNDER_27', 'FROM_27_TO_54', 'FROM_55', 'UNKNOWN'] as const;
const PARTICIPANT_GROUPS = ['YOUTH', 'WORKING', 'JOBSEEKER', 'UNKNOWN'] as const;
export const TRAINING_KINDS = ['BBL', 'BOL', 'CERTIFICATE', 'LANGUAGE', 'ENERGY_COACH'] as const;
export const SECTORS = ['TECHNICAL', 'ENERGY_COACH', 'CIRCULAR', 'OTHER'] as const;
export const PLACEMENT_KINDS = [
  'REGULAR',
  'APPRENTICESHIP_BBL',
  'SHELTERED',
  'SECONDMENT',
  'INTERNSHIP',
  'TRIAL',
] as const;
const END_REASONS = ['CONTRACT_ENDED', 'DISMISSED', 'OTHER_JOB', 'TRAINING', 'ILLNESS', 'UNKNOWN'] as const;

const workEvent = eventTypesOf({ domain: 'work-and-training', werklijn: 2, fields: SOMEWHERE });

const personKey = pseudonym('person');

/** One training may be followed by many persons: a course has one id, a person in it is (person, training). */
const training = { personKey, trainingId: id('training', 'partner') };
const kind = code('trainingKind', TRAINING_KINDS);
const field = code('sector', SECTORS);

const placementId = id('placement', 'partner');

export const workAndTrainingEvents = [
  workEvent(
    'ParticipantEnrolled',
    { nl: 'Deelnemer gestart', en: 'Participant enrolled' },
    {
      personKey,
      ageBand: code('ageBand', AGE_BANDS),
      group: code('participantGroup', PARTICIPANT_GROUPS),
      residentOfNeighbourhood: code('residentOfNeighbourhood', ['YES', 'NO', 'UNKNOWN']),
    },
    ['personKey', 'ageBand', 'group', 'residentOfNeighbourhood'],
  ),
  workEvent(
    'TrainingStarted',
    { nl: 'Opleiding gestart', en: 'Training started' },
    { ...training, kind, field },
    ['personKey', 'trainingId', 'kind', 'field'],
  ),
  workEvent(
    'TrainingCompleted',
    { nl: 'Opleiding afgerond', en: 'Training completed' },
    { ...training, kind, field: optional(field) },
    ['personKey', 'trainingId', 'kind', 'field'],
  ),
  workEvent(
    'TrainingDropped',
    { nl: 'Opleiding gestopt', en: 'Training dropped' },
    { ...training, kind: optional(kind), field: optional(field) },
    ['personKey', 'trainingId', 'kind', 'field'],
  ),
  workEvent(
    'PlacementStarted',
    { nl: 'Plaatsing gestart', en: 'Placement started' },
    {
      placementId,
      personKey,
      kind: code('placementKind', PLACEMENT_KINDS),
      hoursPerWeek: number(0.5, 40, 'h'),
      sector: code('sector', SECTORS),
    },
    ['placementId', 'personKey', 'kind', 'hoursPerWeek', 'sector'],
  ),
  workEvent(
    'PlacementConfirmed',
    { nl: 'Plaatsing bevestigd', en: 'Placement confirmed' },
    { placementId, confirmedOn: date({ past: true }) },
    ['placementId', 'confirmedOn'],
  ),
  workEvent(
    'PlacementEnded',
    { nl: 'Plaatsing beëindigd', en: 'Placement ended' },
    { placementId, endedOn: date({ past: true }), reason: code('placementEndReason', END_REASONS) },
    ['placementId', 'endedOn', 'reason'],
  ),
] as const;

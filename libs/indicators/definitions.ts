// Written by infra/scripts/list-kpis.mjs from the files in kpis/; the build does it again.
import type { Kpi } from './kpi.js';
import { adviceToMeasure } from './kpis/advice-to-measure.js';
import { contacts } from './kpis/contacts.js';
import { dwellingsAdvised } from './kpis/dwellings-advised.js';
import { dwellingsWithFirstMeasure } from './kpis/dwellings-with-first-measure.js';
import { dwellingsWithMeasure } from './kpis/dwellings-with-measure.js';
import { estimatedSaving } from './kpis/estimated-saving.js';
import { experimentRoomGranted } from './kpis/experiment-room-granted.js';
import { financingArranged } from './kpis/financing-arranged.js';
import { fteAtWork } from './kpis/fte-at-work.js';
import { greenAdded } from './kpis/green-added.js';
import { helpAcceptanceRate } from './kpis/help-acceptance-rate.js';
import { householdsNewlyReached } from './kpis/households-newly-reached.js';
import { householdsReached } from './kpis/households-reached.js';
import { householdsWithSmallMeasures } from './kpis/households-with-small-measures.js';
import { labelSteps } from './kpis/label-steps.js';
import { lastingWork } from './kpis/lasting-work.js';
import { linkagesRealised } from './kpis/linkages-realised.js';
import { localEnergyCoaches } from './kpis/local-energy-coaches.js';
import { meetAndPlay } from './kpis/meet-and-play.js';
import { netPavingRemoved } from './kpis/net-paving-removed.js';
import { netTrees } from './kpis/net-trees.js';
import { obstacleAnswerTime } from './kpis/obstacle-answer-time.js';
import { ownersSupported } from './kpis/owners-supported.js';
import { participants } from './kpis/participants.js';
import { personsPlaced } from './kpis/persons-placed.js';
import { physicalAndSocial } from './kpis/physical-and-social.js';
import { placementsStarted } from './kpis/placements-started.js';
import { poorlyInsulatedDwellings } from './kpis/poorly-insulated-dwellings.js';
import { reachRate } from './kpis/reach-rate.js';
import { referralsTakenUp } from './kpis/referrals-taken-up.js';
import { registrationDelay } from './kpis/registration-delay.js';
import { residentsInitiativesSupported } from './kpis/residents-initiatives-supported.js';
import { runningInterventions } from './kpis/running-interventions.js';
import { saferStreet } from './kpis/safer-street.js';
import { shareUnknown } from './kpis/share-unknown.js';
import { streetsOpenedTwice } from './kpis/streets-opened-twice.js';
import { submissionsComplete } from './kpis/submissions-complete.js';
import { submissionsOnTime } from './kpis/submissions-on-time.js';
import { trainingsCompleted } from './kpis/trainings-completed.js';
import { waterStorage } from './kpis/water-storage.js';
import { worksCombinedRate } from './kpis/works-combined-rate.js';

/** Every KPI there is, in the order of KPIS.md. */
export const KPIS: readonly Kpi[] = [
  householdsReached,
  householdsNewlyReached,
  contacts,
  reachRate,
  helpAcceptanceRate,
  householdsWithSmallMeasures,
  estimatedSaving,
  physicalAndSocial,
  referralsTakenUp,
  participants,
  trainingsCompleted,
  placementsStarted,
  personsPlaced,
  lastingWork,
  fteAtWork,
  localEnergyCoaches,
  dwellingsAdvised,
  dwellingsWithMeasure,
  dwellingsWithFirstMeasure,
  poorlyInsulatedDwellings,
  labelSteps,
  financingArranged,
  adviceToMeasure,
  ownersSupported,
  residentsInitiativesSupported,
  netPavingRemoved,
  greenAdded,
  netTrees,
  waterStorage,
  meetAndPlay,
  worksCombinedRate,
  streetsOpenedTwice,
  saferStreet,
  linkagesRealised,
  obstacleAnswerTime,
  experimentRoomGranted,
  runningInterventions,
  submissionsComplete,
  submissionsOnTime,
  registrationDelay,
  shareUnknown,
];

/** A KPI by its code. */
export const findKpi = (code: string): Kpi | undefined => KPIS.find((kpi) => kpi.code === code);

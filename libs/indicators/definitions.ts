import type { Kpi } from './kpi.js';
import { contacts } from './kpis/contacts.js';
import { estimatedSaving } from './kpis/estimated-saving.js';
import { greenAdded } from './kpis/green-added.js';
import { helpAcceptanceRate } from './kpis/help-acceptance-rate.js';
import { householdsNewlyReached } from './kpis/households-newly-reached.js';
import { householdsReached } from './kpis/households-reached.js';
import { householdsWithSmallMeasures } from './kpis/households-with-small-measures.js';
import { meetAndPlay } from './kpis/meet-and-play.js';
import { netPavingRemoved } from './kpis/net-paving-removed.js';
import { netTrees } from './kpis/net-trees.js';
import { physicalAndSocial } from './kpis/physical-and-social.js';
import { reachRate } from './kpis/reach-rate.js';
import { referralsTakenUp } from './kpis/referrals-taken-up.js';
import { runningInterventions } from './kpis/running-interventions.js';
import { saferStreet } from './kpis/safer-street.js';
import { streetsOpenedTwice } from './kpis/streets-opened-twice.js';
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
  netPavingRemoved,
  greenAdded,
  netTrees,
  waterStorage,
  meetAndPlay,
  worksCombinedRate,
  streetsOpenedTwice,
  saferStreet,
  runningInterventions,
];

/** A KPI by its code. */
export const findKpi = (code: string): Kpi | undefined => KPIS.find((kpi) => kpi.code === code);

import { exclusive, kpi, overlapping } from '../define-kpi.js';
import { countDistinct } from './shared/count-distinct.js';

/**
 * KPI 3.8 — KPIS.md version 1: u{initiativeId: ResidentInitiativeSupported in T,A}. Adds up over nothing, but an
 * initiative is of one partner.
 */
export const residentsInitiativesSupported = kpi({
  code: '3.8',
  outside: 'OPEN',
  label: { nl: 'Bewonersinitiatieven ondersteund', en: 'Residents’ initiatives supported' },
  unit: { nl: 'initiatieven', en: 'initiatives' },
  formula: {
    nl: 'Aantal verschillende bewonersinitiatieven dat in de periode en het gebied ondersteund werd',
    en: 'Number of distinct residents’ initiatives supported in the period and area',
  },
  inputs: ['ResidentInitiativeSupported'],
  splits: [exclusive('partner'), overlapping('form')],
  measure: countDistinct('ResidentInitiativeSupported', 'initiativeId', 'initiative'),
});

import type { Kpi } from '../kpi.js';
import { countDistinct } from './shared/count-distinct.js';

/** KPI 3.8 — KPIS.md version 1: u{initiativeId: ResidentInitiativeSupported in T,A}. Adds up over nothing, but an initiative is of one partner. */
export const residentsInitiativesSupported: Kpi = {
  code: '3.8',
  version: 1,
  werklijn: 3,
  label: { nl: 'Bewonersinitiatieven ondersteund', en: 'Residents’ initiatives supported' },
  unit: { nl: 'initiatieven', en: 'initiatives' },
  formula: {
    nl: 'Aantal verschillende bewonersinitiatieven dat in de periode en het gebied ondersteund werd',
    en: 'Number of distinct residents’ initiatives supported in the period and area',
  },
  source: 'KPIS.md, version 1, 3.8',
  addsUpOver: [],
  ascending: true,
  parameters: {},
  inputs: ['ResidentInitiativeSupported'],
  splits: [
    { dimension: 'partner', addsUp: true },
    { dimension: 'form', addsUp: false },
  ],
  measure: countDistinct('ResidentInitiativeSupported', 'initiativeId', 'initiative'),
};

import type { Kpi } from '../kpi.js';
import { countDistinct } from './shared/count-distinct.js';

/** KPI 3.1 — KPIS.md version 1: u{dwellingKey: OwnerAdvised in T,A}. Adds up over nothing. */
export const dwellingsAdvised: Kpi = {
  code: '3.1',
  version: 1,
  werklijn: 3,
  label: { nl: 'Woningen geadviseerd', en: 'Dwellings advised' },
  unit: { nl: 'woningen', en: 'dwellings' },
  formula: {
    nl: 'Aantal verschillende woningen waarvan de eigenaar in de periode en het gebied is geadviseerd',
    en: 'Number of distinct dwellings whose owner was advised in the period and area',
  },
  source: 'KPIS.md, version 1, 3.1',
  addsUpOver: [],
  ascending: true,
  parameters: {},
  inputs: ['OwnerAdvised'],
  splits: [{ dimension: 'partner', addsUp: false }],
  measure: countDistinct('OwnerAdvised', 'dwellingKey', 'dwelling'),
};

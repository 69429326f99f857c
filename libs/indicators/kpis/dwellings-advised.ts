import { kpi, overlapping } from '../define-kpi.js';
import { protectedCount } from '../outside.js';
import { countDistinct } from './shared/count-distinct.js';

/** KPI 3.1 — KPIS.md version 1: u{dwellingKey: OwnerAdvised in T,A}. Adds up over nothing. */
export const dwellingsAdvised = kpi({
  code: '3.1',
  outside: protectedCount('dwelling'),
  label: { nl: 'Woningen geadviseerd', en: 'Dwellings advised' },
  unit: { nl: 'woningen', en: 'dwellings' },
  formula: {
    nl: 'Aantal verschillende woningen waarvan de eigenaar in de periode en het gebied is geadviseerd',
    en: 'Number of distinct dwellings whose owner was advised in the period and area',
  },
  inputs: ['OwnerAdvised'],
  splits: [overlapping('partner')],
  measure: countDistinct('OwnerAdvised', 'dwellingKey', 'dwelling'),
});

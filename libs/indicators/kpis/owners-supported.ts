import { kpi, overlapping } from '../define-kpi.js';
import { protectedCount } from '../outside.js';
import { countDistinct } from './shared/count-distinct.js';

/** KPI 3.7 — KPIS.md version 1: u{dwellingKey: OwnerSupportStarted in T,A}. Adds up over nothing. */
export const ownersSupported = kpi({
  code: '3.7',
  outside: protectedCount('dwelling'),
  label: { nl: 'Eigenaren ontzorgd', en: 'Owners supported' },
  unit: { nl: 'woningen', en: 'dwellings' },
  formula: {
    nl: 'Aantal verschillende woningen waarvan de eigenaar in de periode en het gebied ontzorgd werd',
    en: 'Number of distinct dwellings whose owner was given support in the period and area',
  },
  inputs: ['OwnerSupportStarted'],
  splits: [overlapping('partner')],
  measure: countDistinct('OwnerSupportStarted', 'dwellingKey', 'dwelling'),
});

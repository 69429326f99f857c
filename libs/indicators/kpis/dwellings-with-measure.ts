import { kpi, overlapping } from '../define-kpi.js';
import { protectedCount } from '../outside.js';
import { countDistinct } from './shared/count-distinct.js';

/** KPI 3.2 — KPIS.md version 1: u{dwellingKey: MeasureInstalled in T,A}. Adds up over nothing. */
export const dwellingsWithMeasure = kpi({
  code: '3.2',
  headline: true,
  outside: protectedCount('dwelling'),
  label: { nl: 'Woningen met maatregel', en: 'Dwellings with a measure' },
  unit: { nl: 'woningen', en: 'dwellings' },
  formula: {
    nl: 'Aantal verschillende woningen waar in de periode en het gebied een maatregel is uitgevoerd',
    en: 'Number of distinct dwellings where a measure was installed in the period and area',
  },
  inputs: ['MeasureInstalled'],
  splits: [overlapping('partner'), overlapping('measure')],
  measure: countDistinct('MeasureInstalled', 'dwellingKey', 'dwelling'),
});

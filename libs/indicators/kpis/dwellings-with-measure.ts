import type { Kpi } from '../kpi.js';
import { countDistinct } from './shared/count-distinct.js';

/** KPI 3.2 — KPIS.md version 1: u{dwellingKey: MeasureInstalled in T,A}. Adds up over nothing. */
export const dwellingsWithMeasure: Kpi = {
  code: '3.2',
  version: 1,
  werklijn: 3,
  label: { nl: 'Woningen met maatregel', en: 'Dwellings with a measure' },
  unit: { nl: 'woningen', en: 'dwellings' },
  formula: {
    nl: 'Aantal verschillende woningen waar in de periode en het gebied een maatregel is uitgevoerd',
    en: 'Number of distinct dwellings where a measure was installed in the period and area',
  },
  source: 'KPIS.md, version 1, 3.2',
  addsUpOver: [],
  ascending: true,
  parameters: {},
  inputs: ['MeasureInstalled'],
  splits: [
    { dimension: 'partner', addsUp: false },
    { dimension: 'measure', addsUp: false },
  ],
  measure: countDistinct('MeasureInstalled', 'dwellingKey', 'dwelling'),
};

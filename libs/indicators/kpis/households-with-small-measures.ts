import { kpi, overlapping } from '../define-kpi.js';
import { protectedCount } from '../outside.js';
import { countHouseholds } from './shared/count-distinct.js';

/** KPI 1.6 — KPIS.md version 1: u{h: EnergyFixDelivered in T,A}. Adds up over nothing. */
export const householdsWithSmallMeasures = kpi({
  code: '1.6',
  outside: protectedCount('household'),
  label: { nl: 'Huishoudens met kleine maatregelen', en: 'Households with small measures' },
  unit: { nl: 'huishoudens', en: 'households' },
  formula: {
    nl: 'Aantal verschillende huishoudens waar in de periode en het gebied kleine maatregelen zijn aangebracht',
    en: 'Number of distinct households where small measures were delivered in the period and area',
  },
  inputs: ['EnergyFixDelivered'],
  splits: [overlapping('partner')],
  measure: countHouseholds('EnergyFixDelivered'),
});

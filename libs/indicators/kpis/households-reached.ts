import { kpi, overlapping } from '../define-kpi.js';
import { protectedCount } from '../outside.js';
import { countHouseholds } from './shared/count-distinct.js';

/** KPI 1.1 — KPIS.md version 1: u{householdKey: HouseholdReached in T,A}. Adds up over nothing. */
export const householdsReached = kpi({
  code: '1.1',
  headline: true,
  outside: protectedCount('household'),
  label: { nl: 'Huishoudens bereikt', en: 'Households reached' },
  unit: { nl: 'huishoudens', en: 'households' },
  formula: {
    nl: 'Aantal verschillende huishoudens met wie in de periode en het gebied tweezijdig contact was',
    en: 'Number of distinct households with two-way contact in the period and area',
  },
  inputs: ['HouseholdReached'],
  splits: [overlapping('partner'), overlapping('channel'), overlapping('tenure')],
  measure: countHouseholds('HouseholdReached'),
});

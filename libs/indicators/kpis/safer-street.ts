import { sumOfDelivered } from './shared/delivered-works.js';

/** KPI 4.8 — KPIS.md version 1: sum saferStreet over delivered works, m. Adds up over everything. */
export const saferStreet = sumOfDelivered({
  code: '4.8',
  kind: 'amount',
  label: { nl: 'Veilig heringerichte straat', en: 'Street made safer' },
  unit: { nl: 'm', en: 'm' },
  formula: {
    nl: 'Veilig heringerichte straat van opgeleverde werken',
    en: 'Street made safer by delivered works',
  },
  of: 'saferStreetM',
});

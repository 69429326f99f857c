import { sumOfDelivered } from './shared/delivered-works.js';

/** KPI 4.4 — KPIS.md version 1: sum waterStorage over delivered works, m³. Adds up over everything. */
export const waterStorage = sumOfDelivered({
  code: '4.4',
  kind: 'amount',
  label: { nl: 'Waterberging', en: 'Water storage' },
  unit: { nl: 'm³', en: 'm³' },
  formula: { nl: 'Waterberging van opgeleverde werken', en: 'Water storage of delivered works' },
  of: 'waterStorageM3',
});

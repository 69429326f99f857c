import { sumOfDelivered } from './shared/delivered-works.js';

/** KPI 4.2 — KPIS.md version 1: sum greenAdded over delivered works, m². Adds up over everything. */
export const greenAdded = sumOfDelivered({
  code: '4.2',
  kind: 'amount',
  headline: true,
  label: { nl: 'Groen toegevoegd', en: 'Green added' },
  unit: { nl: 'm²', en: 'm²' },
  formula: { nl: 'Toegevoegd groen van opgeleverde werken', en: 'Green added by delivered works' },
  of: 'greenAddedM2',
});

import type { Kpi } from '../kpi.js';
import { quantity, sumOfDelivered } from './shared/delivered-works.js';

/** KPI 4.2 — KPIS.md version 1: sum greenAdded over delivered works, m². Adds up over everything. */
export const greenAdded: Kpi = {
  ...sumOfDelivered((table, row) => quantity(table, 'greenAddedM2', row)),
  code: '4.2',
  label: { nl: 'Groen toegevoegd', en: 'Green added' },
  unit: { nl: 'm²', en: 'm²' },
  formula: { nl: 'Toegevoegd groen van opgeleverde werken', en: 'Green added by delivered works' },
  source: 'KPIS.md, version 1, 4.2',
};

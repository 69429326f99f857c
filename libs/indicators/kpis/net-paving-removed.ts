import type { Kpi } from '../kpi.js';
import { quantity, sumOfDelivered } from './shared/delivered-works.js';

/** KPI 4.1 — KPIS.md version 1: sum(pavingRemoved − pavingAdded) over delivered works, m². Adds up over everything. */
export const netPavingRemoved: Kpi = {
  ...sumOfDelivered(
    (table, row) => quantity(table, 'pavingRemovedM2', row) - quantity(table, 'pavingAddedM2', row),
  ),
  code: '4.1',
  label: { nl: 'Netto ontsteend', en: 'Net paving removed' },
  unit: { nl: 'm²', en: 'm²' },
  formula: {
    nl: 'Verwijderde min toegevoegde verharding van opgeleverde werken',
    en: 'Paving removed less paving added by delivered works',
  },
  source: 'KPIS.md, version 1, 4.1',
};

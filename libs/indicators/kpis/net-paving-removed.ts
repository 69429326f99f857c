import { sumOfDelivered } from './shared/delivered-works.js';

/**
 * KPI 4.1 — KPIS.md version 1: sum(pavingRemoved − pavingAdded) over delivered works, m². Adds up over everything.
 */
export const netPavingRemoved = sumOfDelivered({
  code: '4.1',
  kind: 'amount',
  bothWays: true,
  label: { nl: 'Netto ontsteend', en: 'Net paving removed' },
  unit: { nl: 'm²', en: 'm²' },
  formula: {
    nl: 'Verwijderde min toegevoegde verharding van opgeleverde werken',
    en: 'Paving removed less paving added by delivered works',
  },
  of: 'pavingRemovedM2',
  less: 'pavingAddedM2',
});

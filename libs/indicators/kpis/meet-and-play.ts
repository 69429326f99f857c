import { sumOfDelivered } from './shared/delivered-works.js';

/** KPI 4.5 — KPIS.md version 1: sum meetPlay over delivered works, m². Adds up over everything. */
export const meetAndPlay = sumOfDelivered({
  code: '4.5',
  kind: 'amount',
  label: { nl: 'Ontmoeten, spelen, bewegen', en: 'Meeting, playing, moving' },
  unit: { nl: 'm²', en: 'm²' },
  formula: {
    nl: 'Ruimte om te ontmoeten, spelen en bewegen van opgeleverde werken',
    en: 'Space to meet, play and move of delivered works',
  },
  of: 'meetPlayM2',
});

import { sumOfDelivered } from './shared/delivered-works.js';

/** KPI 4.3 — KPIS.md version 1: sum(planted − felled) over delivered works. Adds up over everything. */
export const netTrees = sumOfDelivered({
  code: '4.3',
  bothWays: true,
  label: { nl: 'Bomen netto', en: 'Net trees' },
  unit: { nl: 'bomen', en: 'trees' },
  formula: {
    nl: 'Geplante min gevelde bomen van opgeleverde werken',
    en: 'Trees planted less trees felled by delivered works',
  },
  of: 'treesPlanted',
  less: 'treesFelled',
});

import type { Kpi } from '../kpi.js';
import { quantity, sumOfDelivered } from './shared/delivered-works.js';

/** KPI 4.4 — KPIS.md version 1: sum waterStorage over delivered works, m³. Adds up over everything. */
export const waterStorage: Kpi = {
  ...sumOfDelivered((table, row) => quantity(table, 'waterStorageM3', row)),
  code: '4.4',
  label: { nl: 'Waterberging', en: 'Water storage' },
  unit: { nl: 'm³', en: 'm³' },
  formula: { nl: 'Waterberging van opgeleverde werken', en: 'Water storage of delivered works' },
  source: 'KPIS.md, version 1, 4.4',
};

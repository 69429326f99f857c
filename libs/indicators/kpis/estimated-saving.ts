import { ExactSum } from '../facts/exact-sum.js';
import type { FactTable } from '../facts/fact-table.js';
import { isBefore } from '../facts/order.js';
import type { Kpi } from '../kpi.js';

const AMOUNTS = ['gasM3', 'kWh', 'eur'] as const;

/**
 * KPI 1.7 — KPIS.md version 1: per household the estimate of its latest fix in T,A (occurredOn, then position), summed;
 * m³ gas (the value), kWh and € per year. A latest fix without an estimate is the unknown part.
 */
export const estimatedSaving: Kpi = {
  code: '1.7',
  version: 1,
  werklijn: 1,
  label: { nl: 'Geschatte besparing', en: 'Estimated saving' },
  unit: { nl: 'm³ gas per jaar (ook kWh en €)', en: 'm³ gas a year (also kWh and €)' },
  formula: {
    nl: 'Per huishouden de schatting bij het laatste bezoek in de periode en het gebied, opgeteld',
    en: 'Per household the estimate of its latest visit in the period and area, summed',
  },
  source: 'KPIS.md, version 1, 1.7',
  addsUpOver: [],
  ascending: true,
  parameters: {},
  inputs: ['EnergyFixDelivered'],
  splits: [{ dimension: 'partner', addsUp: false }],
  measure(q) {
    const latest = new Map<number, number>();
    let fixes: FactTable | undefined;
    q.each('EnergyFixDelivered', (row, table) => {
      fixes = table;
      const household = q.at.household(table.column('householdKey').at(row));
      const known = latest.get(household);
      if (known === undefined || isBefore(table, known, row)) latest.set(household, row);
    });
    const sums = AMOUNTS.map(() => new ExactSum());
    let unknown = 0;
    for (const row of [...latest.values()].sort((a, b) => a - b)) {
      if (!fixes) break;
      q.trace(fixes, row);
      const table = fixes;
      const amounts = AMOUNTS.map((name) => table.column(`saving.${name}`).at(row));
      if (amounts.every(Number.isNaN)) unknown++;
      amounts.forEach((amount, i) => sums[i]?.add(Number.isNaN(amount) ? 0 : amount));
    }
    const components = Object.fromEntries(AMOUNTS.map((name, i) => [name, sums[i]?.value ?? 0]));
    return { value: sums[0]?.value ?? 0, components, unknown, total: latest.size };
  },
};

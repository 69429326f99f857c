import { ExactSum } from '../facts/exact-sum.js';
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
  components: {
    gasM3: { nl: 'Gas (m³ per jaar)', en: 'Gas (m³ a year)' },
    kWh: { nl: 'Elektriciteit (kWh per jaar)', en: 'Electricity (kWh a year)' },
    eur: { nl: 'Euro per jaar', en: 'Euros a year' },
  },
  splits: [{ dimension: 'partner', addsUp: false }],
  measure(q) {
    const latest = new Map<number, number>();
    const table = q.at.store.table('EnergyFixDelivered');
    const key = table.column('householdKey');
    for (const row of q.rows('EnergyFixDelivered')) {
      const household = q.at.household(key.at(row));
      const known = latest.get(household);
      if (known === undefined || isBefore(table, known, row)) latest.set(household, row);
    }
    const sums = AMOUNTS.map((name) => ({
      name,
      column: table.column(`saving.${name}`),
      sum: new ExactSum(),
    }));
    let unknown = 0;
    for (const [household, row] of latest) {
      q.trace(table, row);
      let known = false;
      for (const { name, column, sum } of sums) {
        if (Number.isNaN(column.at(row))) continue;
        known = true;
        sum.add(column.at(row));
        q.unit(name, 'household', household, column.at(row));
      }
      if (!known) unknown++;
    }
    const components = Object.fromEntries(sums.map(({ name, sum }) => [name, sum.value]));
    return { value: sums[0]?.sum.value ?? 0, components, unknown, total: latest.size };
  },
};

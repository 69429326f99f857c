import { ExactSum } from '../facts/exact-sum.js';
import { isBefore } from '../facts/order.js';
import { kpi, overlapping } from '../define-kpi.js';
import { protectedSums } from '../outside.js';
import type { MeasureContext } from '../measure-context.js';

const AMOUNTS = ['gasM3', 'kWh', 'eur'] as const;

/**
 * KPI 1.7 — KPIS.md version 1: per household the estimate of its latest fix in T,A (occurredOn, then position),
 * summed; m³ gas (the value), kWh and € per year. A latest fix without an estimate is the unknown part.
 */
export const estimatedSaving = kpi({
  code: '1.7',
  kind: 'amount',
  outside: protectedSums('household', ['gasM3', 'gasM3'], ['kWh', 'kWh'], ['eur', 'eur']),
  label: { nl: 'Geschatte besparing', en: 'Estimated saving' },
  unit: { nl: 'm³ gas per jaar (ook kWh en €)', en: 'm³ gas a year (also kWh and €)' },
  formula: {
    nl: 'Per huishouden de schatting bij het laatste bezoek in de periode en het gebied, opgeteld',
    en: 'Per household the estimate of its latest visit in the period and area, summed',
  },
  inputs: ['EnergyFixDelivered'],
  components: {
    gasM3: { nl: 'Gas (m³ per jaar)', en: 'Gas (m³ a year)' },
    kWh: { nl: 'Elektriciteit (kWh per jaar)', en: 'Electricity (kWh a year)' },
    eur: { nl: 'Euro per jaar', en: 'Euros a year' },
  },
  splits: [overlapping('partner')],
  measure(context) {
    const latest = latestFixes(context);
    const table = context.entries.store.table('EnergyFixDelivered');
    const key = table.column('householdKey');
    const sums = AMOUNTS.map((name) => ({
      name,
      column: table.column(`saving.${name}`),
      sum: new ExactSum(),
    }));
    let unknown = 0;
    for (const row of latest) {
      context.trace(table, row);
      let known = false;
      for (const { name, column, sum } of sums) {
        if (Number.isNaN(column.at(row))) continue;
        known = true;
        sum.add(column.at(row));
        if (context.counting)
          context.unit(name, 'household', context.entries.household(key.at(row)), column.at(row));
      }
      if (!known) unknown++;
    }
    const components = Object.fromEntries(sums.map(({ name, sum }) => [name, sum.value]));
    return { value: sums[0]?.sum.value ?? 0, components, unknown, total: latest.length };
  },
});

/**
 * Of each household with a fix in period and scope its latest one there, in the order in which the households come.
 */
function latestFixes(context: MeasureContext): readonly number[] {
  const table = context.entries.store.table('EnergyFixDelivered');
  const key = table.column('householdKey');
  const own = context.households('EnergyFixDelivered');
  const places = new Map<number, number>();
  const placeOf = own ? new Int32Array(own.size) : undefined;
  const latest: number[] = [];
  context.rows('EnergyFixDelivered').forEach((row, i) => {
    const household = own?.of[0]?.numbers[i] ?? context.entries.household(key.at(row));
    const place = (placeOf ? placeOf[household] : places.get(household)) ?? 0;
    if (place > 0) {
      if (isBefore(table, latest[place - 1] ?? 0, row)) latest[place - 1] = row;
      return;
    }
    latest.push(row);
    if (placeOf) placeOf[household] = latest.length;
    else places.set(household, latest.length);
  });
  return latest;
}

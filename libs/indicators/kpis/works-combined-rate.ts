import { plannedWork } from '../facts/planned-works.js';
import { ExactSum } from '../facts/exact-sum.js';
import type { FactTable } from '../facts/fact-table.js';
import { exclusive, kpi } from '../define-kpi.js';
import { eachDelivered, quantity } from './shared/delivered-works.js';

/**
 * KPI 4.6 — KPIS.md version 1: den = delivered works with trigger in {HEAT_NETWORK, GRID_REINFORCEMENT, GAS_REMOVAL};
 * num = those with greenAdded + meetPlay + saferStreet > 0 or net paving removed > 0; also weighted by lengthM.
 * Trigger and length are of the work's latest Planned or Started; a delivered work without one is the unknown part.
 */
export const worksCombinedRate = kpi({
  code: '4.6',
  kind: 'share',
  outside: 'OPEN',
  label: { nl: 'Koppelgraad openbare ruimte', en: 'Combined public space works' },
  unit: { nl: '% van de opgeleverde energiewerken', en: '% of delivered energy works' },
  formula: {
    nl: 'Opgeleverde energiewerken ({triggers}) die ook groen, ontmoeten, veiligheid of ontstening brachten, gedeeld door alle opgeleverde energiewerken; ook gewogen naar lengte',
    en: 'Delivered energy works ({triggers}) that also brought green, meeting, safety or less paving, over all delivered energy works; also weighted by length',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  parameters: { triggers: ['HEAT_NETWORK', 'GRID_REINFORCEMENT', 'GAS_REMOVAL'] },
  inputs: ['PublicSpaceWorkDelivered'],
  ratios: ['lengthShare'],
  components: {
    lengthNumerator: { nl: 'Teller naar lengte (m)', en: 'Numerator by length (m)' },
    lengthDenominator: { nl: 'Noemer naar lengte (m)', en: 'Denominator by length (m)' },
    lengthShare: { nl: 'Gewogen naar lengte (aandeel)', en: 'Weighted by length (share)' },
  },
  splits: [exclusive('partner'), exclusive('trigger', ['PublicSpaceWorkPlanned'])],
  measure(context) {
    const triggers = context.listed('triggers');
    let [numerator, denominator, unknown, total] = [0, 0, 0, 0];
    const [lengthNumerator, lengthDenominator] = [new ExactSum(), new ExactSum()];
    eachDelivered(context, (row, table) => {
      total++;
      context.trace(table, row);
      const plan = plannedWork(context.entries, table.column('workId').at(row));
      if (!plan) {
        unknown++;
        return;
      }
      context.trace(plan.table, plan.row);
      if (!triggers.includes(plan.table.codes('trigger')[plan.trigger] ?? '')) return;
      denominator++;
      lengthDenominator.add(plan.lengthM);
      if (!combines(table, row)) return;
      numerator++;
      lengthNumerator.add(plan.lengthM);
    });
    const [long, all] = [lengthNumerator.value, lengthDenominator.value];
    const weighted = all === 0 ? {} : { lengthShare: long / all };
    const components = { lengthNumerator: long, lengthDenominator: all, ...weighted };
    return { numerator, denominator, unknown, total, components };
  },
});

const combines = (table: FactTable<'PublicSpaceWorkDelivered'>, row: number): boolean =>
  quantity(table, 'greenAddedM2', row) +
    quantity(table, 'meetPlayM2', row) +
    quantity(table, 'saferStreetM', row) >
    0 || quantity(table, 'pavingRemovedM2', row) > quantity(table, 'pavingAddedM2', row);

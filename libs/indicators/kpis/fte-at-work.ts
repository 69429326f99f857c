import { ExactSum } from '../facts/exact-sum.js';
import { counts, eachEnd } from '../facts/employment-spells.js';
import { exclusive, kpi } from '../define-kpi.js';
import { protectedSums } from '../outside.js';
import { placementRules, PLACEMENTS } from './shared/placements.js';

/**
 * KPI 2.6 — KPIS.md version 1: sum hoursPerWeek/36 of 2.3-type placements running on the last day of T (started ≤
 * day, no end ≤ day), in the area where they started. Adds up over areas. The hours are summed exactly and divided
 * once.
 */
export const fteAtWork = kpi({
  code: '2.6',
  kind: 'amount',
  outside: protectedSums('person', ['value', 'fte']),
  label: { nl: 'Fte aan het werk', en: 'Full-time equivalents at work' },
  unit: { nl: 'fte ({fullTimeHours} uur)', en: 'fte ({fullTimeHours} hours)' },
  formula: {
    nl: 'Uren per week van de plaatsingen ({kinds}) van ten minste {minimumHours} uur die op de laatste dag van de periode lopen, gedeeld door {fullTimeHours}',
    en: 'Hours a week of the placements ({kinds}) of at least {minimumHours} hours running on the last day of the period, divided by {fullTimeHours}',
  },
  addsUpOver: ['areas', 'parts'],
  // A quotient rounded to millionths is not the sum of the quotients of groups, rounded each.
  notAdditive: ['value'],
  parameters: { ...PLACEMENTS, fullTimeHours: 36 },
  stock: true,
  inputs: ['PlacementStarted'],
  components: {
    hours: { nl: 'Uren per week', en: 'Hours a week' },
  },
  splits: [exclusive('partner'), exclusive('kind'), exclusive('sector')],
  measure(context) {
    const rules = placementRules(context);
    const hours = new ExactSum();
    context.eachInput(fteAtWork, 'PlacementStarted', (row, table) => {
      if (!context.inPart(table, row) || !counts(context.entries, row, rules)) return;
      let running = true;
      eachEnd(
        context.entries,
        table.column('placementId').at(row),
        context.period.to,
        () => (running = false),
      );
      if (!running) return;
      const weekly = table.column('hoursPerWeek').at(row);
      hours.add(weekly);
      context.trace(table, row);
      context.unit(
        'value',
        'person',
        table.column('personKey').at(row),
        weekly / context.parameter('fullTimeHours'),
      );
    });
    return { value: hours.value / context.parameter('fullTimeHours'), components: { hours: hours.value } };
  },
});

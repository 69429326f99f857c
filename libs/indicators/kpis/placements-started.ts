import { exclusive, kpi } from '../define-kpi.js';
import { protectedCount } from '../outside.js';
import { eachPlacement, PLACEMENTS } from './shared/placements.js';

/**
 * KPI 2.3 — KPIS.md version 1: count PlacementStarted in T,A with kind in {REGULAR, APPRENTICESHIP_BBL, SHELTERED,
 * SECONDMENT} and hoursPerWeek ≥ 12. Adds up over everything.
 */
export const placementsStarted = kpi({
  code: '2.3',
  headline: true,
  outside: protectedCount('person'),
  label: { nl: 'Plaatsingen gestart', en: 'Placements started' },
  unit: { nl: 'plaatsingen', en: 'placements' },
  formula: {
    nl: 'Aantal in de periode en het gebied begonnen plaatsingen ({kinds}) van ten minste {minimumHours} uur per week',
    en: 'Number of placements ({kinds}) of at least {minimumHours} hours a week started in the period and area',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  parameters: PLACEMENTS,
  inputs: ['PlacementStarted'],
  splits: [exclusive('partner'), exclusive('kind'), exclusive('sector')],
  measure(context) {
    let value = 0;
    eachPlacement(context, (row, table) => {
      value++;
      context.trace(table, row);
      context.unit('value', 'person', table.column('personKey').at(row));
    });
    return { value };
  },
});

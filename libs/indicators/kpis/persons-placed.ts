import { exclusive, kpi, overlapping } from '../define-kpi.js';
import { protectedCount } from '../outside.js';
import { eachPlacement, PLACEMENTS } from './shared/placements.js';

/**
 * KPI 2.4 — KPIS.md version 1: u{(partner, personKey)} over 2.3. Adds up over nothing, but a person is of one
 * partner.
 */
export const personsPlaced = kpi({
  code: '2.4',
  outside: protectedCount('person'),
  label: { nl: 'Personen geplaatst', en: 'Persons placed' },
  unit: { nl: 'personen (per partner geteld)', en: 'persons (counted per partner)' },
  formula: {
    nl: 'Aantal verschillende personen per partner met een plaatsing ({kinds}) van ten minste {minimumHours} uur per week die in de periode en het gebied begon',
    en: 'Number of distinct persons per partner with a placement ({kinds}) of at least {minimumHours} hours a week started in the period and area',
  },
  parameters: PLACEMENTS,
  inputs: ['PlacementStarted'],
  splits: [exclusive('partner'), overlapping('kind'), overlapping('sector')],
  measure(context) {
    const persons = context.distinct('person');
    eachPlacement(context, (row, table) => {
      persons.add(table.column('personKey').at(row));
      context.trace(table, row);
      context.unit('value', 'person', table.column('personKey').at(row));
    });
    return { value: persons.count };
  },
});

import { worded } from '../kpi-texts.js';
import type { Kpi } from '../kpi.js';
import { eachPlacement, PLACEMENTS } from './shared/placements.js';

/** KPI 2.4 — KPIS.md version 1: u{(partner, personKey)} over 2.3. Adds up over nothing, but a person is of one partner. */
export const personsPlaced: Kpi = worded({
  code: '2.4',
  version: 1,
  werklijn: 2,
  label: { nl: 'Personen geplaatst', en: 'Persons placed' },
  unit: { nl: 'personen (per partner geteld)', en: 'persons (counted per partner)' },
  formula: {
    nl: 'Aantal verschillende personen per partner met een plaatsing ({kinds}) van ten minste {minimumHours} uur per week die in de periode en het gebied begon',
    en: 'Number of distinct persons per partner with a placement ({kinds}) of at least {minimumHours} hours a week started in the period and area',
  },
  source: 'KPIS.md, version 1, 2.4',
  addsUpOver: [],
  ascending: true,
  parameters: PLACEMENTS,
  inputs: ['PlacementStarted'],
  splits: [
    { dimension: 'partner', addsUp: true },
    { dimension: 'kind', addsUp: false },
    { dimension: 'sector', addsUp: false },
  ],
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

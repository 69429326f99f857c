import { rowsBy } from '../facts/by-key.js';
import { exclusive, kpi } from '../define-kpi.js';
import { protectedCount } from '../outside.js';
import type { MeasureContext } from '../measure-context.js';

/**
 * KPI 2.7 — KPIS.md version 1: u{(partner, personKey): TrainingCompleted kind ENERGY_COACH in T,A, enrolled with
 * residentOfNeighbourhood = YES}, at whatever enrolment, anywhere and at any time. A coach of whom no enrolment says
 * YES or NO is the unknown part.
 */
export const localEnergyCoaches = kpi({
  code: '2.7',
  outside: protectedCount('person'),
  label: { nl: 'Energiecoaches uit de wijk', en: 'Energy coaches from the neighbourhood' },
  unit: { nl: 'personen (per partner geteld)', en: 'persons (counted per partner)' },
  formula: {
    nl: 'Aantal verschillende personen per partner dat in de periode en het gebied de opleiding tot energiecoach afrondde en in de wijk woont',
    en: 'Number of distinct persons per partner that completed the energy coach training in the period and area and live in the neighbourhood',
  },
  inputs: ['TrainingCompleted'],
  splits: [exclusive('partner')],
  measure(context) {
    const coaches = context.distinct('person');
    let [value, unknown] = [0, 0];
    context.each('TrainingCompleted', (row, table) => {
      if (table.codes('kind')[table.column('kind').at(row)] !== 'ENERGY_COACH') return;
      context.trace(table, row);
      const person = table.column('personKey').at(row);
      if (!coaches.add(person)) return;
      const residences = residence(context, person);
      if (residences.has('YES')) {
        value++;
        context.unit('value', 'person', person);
      } else if (!residences.has('NO')) unknown++;
    });
    return { value, unknown, total: coaches.count };
  },
});

function residence(context: MeasureContext, person: number): ReadonlySet<string | undefined> {
  const table = context.entries.store.table('ParticipantEnrolled');
  const codes = table.codes('residentOfNeighbourhood');
  const residences = new Set<string | undefined>();
  rowsBy(context.entries, 'ParticipantEnrolled', 'personKey').each(person, (row) => {
    residences.add(codes[table.column('residentOfNeighbourhood').at(row)]);
    context.trace(table, row);
  });
  return residences;
}

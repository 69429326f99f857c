import { exclusive, kpi, overlapping } from '../define-kpi.js';
import { protectedCount } from '../outside.js';

/**
 * KPI 2.1 — KPIS.md version 1: u{(partner, personKey): ParticipantEnrolled in T,A}; across partners also low = max
 * over partners, high = sum over partners: person keys are a partner's own, so nobody can tell who is with two. Adds
 * up over nothing.
 */
export const participants = kpi({
  code: '2.1',
  outside: protectedCount('person'),
  label: { nl: 'Deelnemers', en: 'Participants' },
  unit: { nl: 'personen (per partner geteld)', en: 'persons (counted per partner)' },
  formula: {
    nl: 'Aantal verschillende personen per partner dat in de periode en het gebied begon; samen ten minste het hoogste aantal van een partner en ten hoogste de som over partners',
    en: 'Number of distinct persons per partner that enrolled in the period and area; together at least the highest of a partner and at most the sum over partners',
  },
  inputs: ['ParticipantEnrolled'],
  notAdditive: ['low'],
  components: {
    low: {
      nl: 'Minimaal, als partners dezelfde personen tellen',
      en: 'At least, if partners count the same persons',
    },
    high: {
      nl: 'Maximaal, als partners verschillende personen tellen',
      en: 'At most, if partners count different persons',
    },
  },
  splits: [
    exclusive('partner'),
    overlapping('ageBand'),
    overlapping('group'),
    overlapping('residentOfNeighbourhood'),
  ],
  measure(context) {
    const persons = context.distinct('person');
    const perPartner = new Map<number, number>();
    context.each('ParticipantEnrolled', (row, table) => {
      context.trace(table, row);
      context.unit('value', 'person', table.column('personKey').at(row));
      if (!persons.add(table.column('personKey').at(row))) return;
      perPartner.set(table.partner(row), (perPartner.get(table.partner(row)) ?? 0) + 1);
    });
    const low = Math.max(0, ...perPartner.values());
    return { value: persons.count, components: { low, high: persons.count } };
  },
});

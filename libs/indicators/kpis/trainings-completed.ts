import { exclusive, kpi, overlapping } from '../define-kpi.js';
import { protectedCount } from '../outside.js';

/** KPI 2.2 — KPIS.md version 1: u{(partner, personKey, trainingId): TrainingCompleted in T,A}. */
export const trainingsCompleted = kpi({
  code: '2.2',
  outside: protectedCount('person'),
  label: { nl: 'Opleidingen afgerond', en: 'Trainings completed' },
  unit: { nl: 'opleidingen', en: 'trainings' },
  formula: {
    nl: 'Aantal verschillende combinaties van persoon en opleiding, afgerond in de periode en het gebied',
    en: 'Number of distinct pairs of person and training, completed in the period and area',
  },
  inputs: ['TrainingCompleted'],
  splits: [exclusive('partner'), overlapping('kind'), overlapping('field')],
  measure(context) {
    const trainings = context.entries.store.dictionary('training').size;
    const pairs = new Set<number>();
    context.each('TrainingCompleted', (row, table) => {
      pairs.add(table.column('personKey').at(row) * trainings + table.column('trainingId').at(row));
      context.trace(table, row);
      context.unit('value', 'person', table.column('personKey').at(row));
    });
    return { value: pairs.size };
  },
});

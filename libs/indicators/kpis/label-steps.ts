import { ENERGY_LABELS } from '#libs/programme';
import { rowsBy } from '../facts/by-key.js';
import { NONE } from '../facts/fact-table.js';
import { median } from '../facts/median.js';
import { kpi, overlapping } from '../define-kpi.js';
import { protectedMean } from '../outside.js';
import type { MeasureContext } from '../measure-context.js';

/**
 * KPI 3.4 — KPIS.md version 1: over dwellings of 3.2: steps from the latest labelBefore to the latest
 * EnergyLabelRegistered on or after the dwelling's first MeasureInstalled; scale G, F, E, D, C, B, A, A+ … A++++;
 * mean and median, pairs only, n shown. The mean is carried as sum (numerator) and n (denominator); dwellings without
 * a pair are the unknown part.
 */
export const labelSteps = kpi({
  code: '3.4',
  kind: 'amount',
  outside: protectedMean('dwelling'),
  label: { nl: 'Labelsprong', en: 'Energy label steps' },
  unit: { nl: 'labelstappen per woning (gemiddeld)', en: 'label steps per dwelling (mean)' },
  formula: {
    nl: 'Stappen van het laatste label vooraf naar het laatste label op of na de eerste maatregel, gemiddeld over de woningen met maatregel waarvan beide bekend zijn; ook de mediaan',
    en: 'Steps from the latest label before to the latest label on or after the first measure, averaged over dwellings with a measure of which both are known; also the median',
  },
  bothWays: true,
  inputs: ['MeasureInstalled'],
  notAdditive: ['median'],
  components: {
    sum: { nl: 'Som van de labelstappen', en: 'Sum of the label steps' },
    n: { nl: 'Aantal woningen met beide labels', en: 'Dwellings with both labels' },
    median: { nl: 'Mediaan', en: 'Median' },
  },
  splits: [overlapping('partner'), overlapping('measure')],
  measure(context) {
    const dwellings = context.distinct('dwelling');
    const steps: number[] = [];
    context.each('MeasureInstalled', (row, table) => {
      context.trace(table, row);
      const dwelling = table.column('dwellingKey').at(row);
      const made = dwellings.add(dwelling) ? stepsOf(context, dwelling) : undefined;
      if (made === undefined) return;
      steps.push(made);
      context.unit('mean', 'dwelling', dwelling, made);
    });
    const sum = steps.reduce((total, step) => total + step, 0);
    const middle = median(steps);
    return {
      numerator: sum,
      denominator: steps.length,
      unknown: dwellings.count - steps.length,
      total: dwellings.count,
      components: { sum, n: steps.length, ...(middle === undefined ? {} : { median: middle }) },
    };
  },
});

const place = (label: string | undefined) =>
  (ENERGY_LABELS as readonly (string | undefined)[]).indexOf(label);

function stepsOf(context: MeasureContext, dwelling: number): number | undefined {
  const measures = rowsBy(context.entries, 'MeasureInstalled', 'dwellingKey');
  const advice = rowsBy(context.entries, 'OwnerAdvised', 'dwellingKey');
  const labels = rowsBy(context.entries, 'EnergyLabelRegistered', 'dwellingKey');
  const [advised, registered] = [advice.table, labels.table];
  const first = measures.first(dwelling);
  const since = measures.table.day.at(first);
  const before = advice.latest(dwelling, (row) => advised.hasValue('labelBefore', row));
  const after = labels.latest(dwelling, (row) => registered.day.at(row) >= since);
  if (before === NONE || after === NONE) return undefined;
  context.trace(measures.table, first);
  context.trace(advised, before);
  context.trace(registered, after);
  return place(registered.text('label', after)) - place(advised.text('labelBefore', before));
}

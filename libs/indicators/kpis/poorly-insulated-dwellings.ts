import { rowsBy } from '../facts/by-key.js';
import { NONE } from '../facts/fact-table.js';
import { kpi, overlapping } from '../define-kpi.js';
import { protectedCount } from '../outside.js';
import type { MeasureContext } from '../measure-context.js';

/**
 * KPI 3.3 — KPIS.md version 1: 3.2 where the dwelling's latest OwnerAdvised that carries labelBefore or poorParts
 * (anywhere, any time) has labelBefore in D–G or poorParts ≥ 2; dwellings without such an entry are the unknown part.
 * Adds up over nothing.
 */
export const poorlyInsulatedDwellings = kpi({
  code: '3.3',
  outside: protectedCount('dwelling'),
  label: { nl: 'Waarvan slecht geïsoleerd', en: 'Of which poorly insulated' },
  unit: { nl: 'woningen', en: 'dwellings' },
  formula: {
    nl: 'Aantal woningen met maatregel dat volgens het laatste advies vooraf label {labels} of ten minste {poorParts} slecht geïsoleerde delen had',
    en: 'Number of dwellings with a measure that by their latest advice had label {labels} or at least {poorParts} poorly insulated parts before',
  },
  parameters: { labels: ['D', 'E', 'F', 'G'], poorParts: 2 },
  inputs: ['MeasureInstalled'],
  splits: [overlapping('partner'), overlapping('measure')],
  measure(context) {
    const dwellings = context.distinct('dwelling');
    let [value, unknown] = [0, 0];
    context.each('MeasureInstalled', (row, table) => {
      context.trace(table, row);
      const dwelling = table.column('dwellingKey').at(row);
      if (!dwellings.add(dwelling)) return;
      const poor = wasPoor(context, dwelling);
      if (poor) {
        value++;
        context.unit('value', 'dwelling', dwelling);
      } else if (poor === undefined) unknown++;
    });
    return { value, unknown, total: dwellings.count };
  },
});

function wasPoor(context: MeasureContext, dwelling: number): boolean | undefined {
  const advice = rowsBy(context.entries, 'OwnerAdvised', 'dwellingKey');
  const { table } = advice;
  const latest = advice.latest(
    dwelling,
    (row) => table.hasValue('labelBefore', row) || table.hasValue('poorParts', row),
  );
  if (latest === NONE) return undefined;
  context.trace(table, latest);
  const label = table.text('labelBefore', latest);
  return (
    (label !== undefined && context.listed('labels').includes(label)) ||
    table.column('poorParts').at(latest) >= context.parameter('poorParts')
  );
}

import type { EventName } from '#libs/programme';
import { ExactSum } from '../facts/exact-sum.js';
import { exclusive, kpi } from '../define-kpi.js';
import { protectedSums } from '../outside.js';
import type { MeasureContext } from '../measure-context.js';

const CENTS = 100;

/**
 * KPI 3.5 — KPIS.md version 1: sum Arranged − sum Withdrawn, in T,A; Paid apart. In euros, summed exactly. Adds up
 * over everything; a withdrawal counts in the period it happened.
 */
export const financingArranged = kpi({
  code: '3.5',
  kind: 'amount',
  outside: protectedSums('dwelling', ['value', 'eur'], ['paid', 'eur']),
  label: { nl: 'Financiering geregeld', en: 'Financing arranged' },
  unit: { nl: '€', en: '€' },
  formula: {
    nl: 'Geregelde min ingetrokken financiering in de periode en het gebied; uitbetaald apart',
    en: 'Financing arranged less financing withdrawn in the period and area; paid apart',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  bothWays: true,
  inputs: ['FinancingArranged', 'FinancingWithdrawn', 'FinancingPaid'],
  components: {
    arranged: { nl: 'Geregeld (€)', en: 'Arranged (€)' },
    withdrawn: { nl: 'Ingetrokken (€)', en: 'Withdrawn (€)' },
    paid: { nl: 'Uitbetaald (€)', en: 'Paid (€)' },
  },
  splits: [exclusive('partner'), exclusive('scheme')],
  measure(context) {
    const [arranged, withdrawn, paid] = [
      euros(context, 'FinancingArranged', 'value', 1),
      euros(context, 'FinancingWithdrawn', 'value', -1),
      euros(context, 'FinancingPaid', 'paid', 1),
    ];
    const net = new ExactSum();
    net.add(arranged);
    net.add(-withdrawn);
    return { value: net.value, components: { arranged, withdrawn, paid } };
  },
});

/** Sums amounts, which count `times` in a dwelling's part of an amount of the figure. */
function euros(context: MeasureContext, typeName: EventName, amount: string, times: number): number {
  const sum = new ExactSum();
  context.each(typeName, (row, table) => {
    const euro = table.column('amountCents').at(row) / CENTS;
    sum.add(euro);
    context.unit(amount, 'dwelling', table.column('dwellingKey').at(row), times * euro);
    context.trace(table, row);
  });
  return sum.value;
}

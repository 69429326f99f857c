import { triggerOf } from '../../facts/planned-works.js';
import { ExactSum } from '../../facts/exact-sum.js';
import type { FactTable } from '../../facts/fact-table.js';
import type { Kpi } from '../../kpi.js';
import type { MeasureContext } from '../../measure-context.js';

/** Delivered works in period and scope, and in the part asked for; the trigger is that of the work's latest plan. */
export function eachDelivered(context: MeasureContext, visit: (row: number, table: FactTable) => void): void {
  const byTrigger = context.part?.dimension === 'trigger';
  context.each('PublicSpaceWorkDelivered', (row, table) => {
    if (byTrigger && triggerOf(context.entries, table.column('workId').at(row)) !== context.part?.value)
      return;
    visit(row, table);
  });
}

/** A quantity as built; what was left out of the event is nought. */
export const quantity = (table: FactTable, path: string, row: number): number => {
  const value = table.column(path).at(row);
  return Number.isNaN(value) ? 0 : value;
};

/** What the sums over delivered works (4.1–4.5, 4.8) have in common: they add up over everything. */
export const sumOfDelivered = (amount: (table: FactTable, row: number) => number) =>
  ({
    version: 1,
    werklijn: 4,
    addsUpOver: ['periods', 'areas', 'parts'],
    ascending: true,
    parameters: {},
    inputs: ['PublicSpaceWorkDelivered'],
    splits: [
      { dimension: 'partner', addsUp: true },
      { dimension: 'trigger', addsUp: true, of: ['PublicSpaceWorkPlanned'] },
    ],
    measure(context) {
      const sum = new ExactSum();
      eachDelivered(context, (row, table) => {
        sum.add(amount(table, row));
        context.trace(table, row);
      });
      return { value: sum.value };
    },
  }) as const satisfies Partial<Kpi>;

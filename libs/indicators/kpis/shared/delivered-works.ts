import type { ColumnOf } from '#libs/programme';
import { triggerOf } from '../../facts/planned-works.js';
import { ExactSum } from '../../facts/exact-sum.js';
import type { FactTable } from '../../facts/fact-table.js';
import { exclusive, kpi } from '../../define-kpi.js';
import type { Kpi, KpiTexts } from '../../kpi.js';
import type { MeasureContext } from '../../measure-context.js';

type Delivered = 'PublicSpaceWorkDelivered';
type Quantity = ColumnOf<Delivered>;

/** Delivered works in period and scope, and in the part asked for; the trigger is that of the work's latest plan. */
export function eachDelivered(
  context: MeasureContext,
  visit: (row: number, table: FactTable<Delivered>) => void,
): void {
  const byTrigger = context.part?.dimension === 'trigger';
  context.each('PublicSpaceWorkDelivered', (row, table) => {
    if (byTrigger && triggerOf(context.entries, table.column('workId').at(row)) !== context.part?.value)
      return;
    visit(row, table);
  });
}

/** A quantity as built; what was left out of the event is zero. */
export const quantity = (table: FactTable<Delivered>, path: Quantity, row: number): number => {
  const value = table.column(path).at(row);
  return Number.isNaN(value) ? 0 : value;
};

/**
 * A sum over delivered works (4.1–4.5, 4.8): of one quantity, less another where there is one. It adds up over
 * everything.
 */
export const sumOfDelivered = ({
  of,
  less,
  ...texts
}: KpiTexts &
  Pick<Kpi, 'code' | 'bothWays' | 'headline'> &
  Partial<Pick<Kpi, 'kind'>> & { readonly of: Quantity; readonly less?: Quantity }): Kpi =>
  kpi({
    ...texts,
    outside: 'OPEN',
    addsUpOver: ['periods', 'areas', 'parts'],
    inputs: ['PublicSpaceWorkDelivered'],
    splits: [exclusive('partner'), exclusive('trigger', ['PublicSpaceWorkPlanned'])],
    measure(context) {
      const sum = new ExactSum();
      eachDelivered(context, (row, table) => {
        sum.add(quantity(table, of, row) - (less === undefined ? 0 : quantity(table, less, row)));
        context.trace(table, row);
      });
      return { value: sum.value };
    },
  });

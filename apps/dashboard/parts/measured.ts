import type { Figure } from '../graphql/figures.ts';
import type { KpiDefinition } from '../graphql/programme.ts';
import type { Text } from '../intl/use-text.tsx';
import { cellOf, differenceText, isShare, valueText } from './figure-text.ts';
import { kindOf } from './months-table.ts';
import type { Cell } from './table-data.ts';

type Unit = Pick<KpiDefinition, 'unit'>;

const measured = (kpi: Unit, value: number, shown: string): Cell => ({
  value,
  kind: kindOf(kpi),
  unit: isShare(kpi) ? '%' : kpi.unit.nl,
  shown,
});

/** A figure in a table of indicators: its number with its own unit, or in words why there is none. */
export function measuredOf(
  kpi: Unit,
  figure: Pick<Figure, 'value' | 'status'> | undefined,
  text: Text,
): Cell {
  const cell = cellOf(kpi, figure, text);
  return typeof cell === 'number' ? measured(kpi, cell, valueText(kpi, cell, text)) : cell;
}

/** How much a figure differs, in such a table. */
export const measuredDifference = (kpi: Unit, difference: number, text: Text): Cell =>
  measured(kpi, difference, differenceText(kpi, difference, text));

import { findKpi } from '../definitions.js';
import type { DisclosureTreatment } from '../outside.js';

export type { PeopleAmount } from '../outside.js';

/** How a KPI is shown to outsiders: as its own file says; one that says nothing is shown to none. */
export const treatmentOf = (code: string): DisclosureTreatment => findKpi(code)?.outside ?? 'WITHHELD';

/**
 * Which amount a figure about people stands for: `value` or `mean`, else the first that is named (of 1.7 the gas,
 * as in KPIS.md); undefined of a ratio, which stands for a share, and of what is not about people.
 */
export function mainAmountOf(code: string): string | undefined {
  const treatment = treatmentOf(code);
  if (typeof treatment === 'string') return undefined;
  const names = treatment.map(({ amount }) => amount);
  if (names.includes('denominator')) return undefined;
  return names.find((name) => name === 'value' || name === 'mean') ?? names[0];
}

/** Of two KPIs every figure of the first is a part of the same of the second: KPI and amount on both sides. */
export const PARTS_OF_KPIS: readonly (readonly [
  part: readonly [kpi: string, amount: string],
  whole: readonly [kpi: string, amount: string],
])[] = [
  [
    ['1.2', 'value'],
    ['1.1', 'value'],
  ],
  [
    ['1.1', 'value'],
    ['1.3', 'value'],
  ],
  [
    ['1.4', 'numerator'],
    ['1.1', 'value'],
  ],
  [
    ['1.5', 'denominator'],
    ['1.2', 'value'],
  ],
  [
    ['1.6', 'value'],
    ['1.8', 'denominator'],
  ],
  [
    ['2.4', 'value'],
    ['2.3', 'value'],
  ],
  [
    ['2.7', 'value'],
    ['2.2', 'value'],
  ],
  [
    ['3.2n', 'value'],
    ['3.2', 'value'],
  ],
  [
    ['3.3', 'value'],
    ['3.2', 'value'],
  ],
  [
    ['3.6', 'denominator'],
    ['3.1', 'value'],
  ],
];

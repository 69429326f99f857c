import { counts, type SpellRules } from '../../facts/employment-spells.js';
import type { FactTable } from '../../facts/fact-table.js';
import type { Parameters } from '../../kpi.js';
import type { MeasureContext } from '../../measure-context.js';

/** Which placements count, version 1. */
export const PLACEMENTS = {
  kinds: ['REGULAR', 'APPRENTICESHIP_BBL', 'SHELTERED', 'SECONDMENT'],
  minimumHours: 12,
} as const satisfies Parameters;

/** Which placements count, by the parameters of the definition version. */
export const placementRules = (context: MeasureContext): Omit<SpellRules, 'gapDays'> => ({
  kinds: context.listed('kinds'),
  minimumHours: context.parameter('minimumHours'),
});

/** 2.3-type PlacementStarted in period and scope, and in the part asked for. */
export function eachPlacement(context: MeasureContext, visit: (row: number, table: FactTable) => void): void {
  const rules = placementRules(context);
  context.each('PlacementStarted', (row, table) => {
    if (counts(context.entries, row, rules)) visit(row, table);
  });
}

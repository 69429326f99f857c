import { counts, type SpellRules } from '../../facts/employment-spells.js';
import type { FactTable } from '../../facts/fact-table.js';
import type { Parameters } from '../../kpi.js';
import type { Question } from '../../question.js';

/** Which placements count, version 1. */
export const PLACEMENTS = {
  kinds: ['REGULAR', 'APPRENTICESHIP_BBL', 'SHELTERED', 'SECONDMENT'],
  minimumHours: 12,
} as const satisfies Parameters;

export const placementRules = (q: Question): Omit<SpellRules, 'gapDays'> => ({
  kinds: q.listed('kinds'),
  minimumHours: q.parameter('minimumHours'),
});

/** 2.3-type PlacementStarted in period and scope, and in the part asked for. */
export function eachPlacement(q: Question, visit: (row: number, table: FactTable) => void): void {
  const rules = placementRules(q);
  q.each('PlacementStarted', (row, table) => {
    if (counts(q.at, row, rules)) visit(row, table);
  });
}

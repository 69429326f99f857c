import type { ExactAmount, ExactFigure, ExactTable } from './exact.js';
import { cellIdOf, type Hidden } from './cell.js';
import type { Protection } from './parameters.js';

/**
 * The cells that are hidden for what they are: too few units (none at all among them), a numerator that nearly all
 * of the denominator are in, a sum that one contribution gives away (DISCLOSURE.md, 3 and 6).
 */
export function primaries(table: ExactTable, rules: Protection): ReadonlyMap<string, Hidden> {
  const hidden = new Map<string, Hidden>();
  for (const figure of table.figures) {
    if (!figure.active) continue;
    for (const amount of figure.amounts) {
      const id = cellIdOf(table, figure, amount);
      if (isSmall(amount, rules)) hidden.set(id, 'PRIMARY');
      else if (leavesFew(figure, amount, rules) && !hidden.has(id)) hidden.set(id, 'COMPLEMENT');
    }
  }
  return hidden;
}

function isSmall(amount: ExactAmount, rules: Protection): boolean {
  const { treatment, units, n, largest = [0, 0] } = amount;
  if (treatment === 'COUNT') return units <= rules.hideUpTo || n <= rules.hideUpTo;
  if (units < rules.sumUnits) return true;
  if (treatment === 'MEAN') return false;
  const [first, second] = largest;
  return (
    first * 100 > Math.abs(n) * rules.largestPercent ||
    (Math.abs(n) - first - second) * 100 < first * rules.pPercent
  );
}

function leavesFew({ amounts }: ExactFigure, { amount, n }: ExactAmount, rules: Protection): boolean {
  if (amount !== 'numerator') return false;
  const denominator = amounts.find((one) => one.amount === 'denominator');
  return denominator?.treatment === 'COUNT' && denominator.n - n <= rules.hideUpTo;
}

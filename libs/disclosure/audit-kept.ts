import { audit, type Audited } from './audit.js';
import { cellsOf } from './cell.js';
import type { Subset } from './constraints.js';
import { worldsOf, type KeptEdition } from './kept-edition.js';
import { heldBack } from './log-length.js';
import { looser, protectsNothing, spread } from './parameters.js';
import { primaries } from './primary.js';
import { figuresOf, ofLog } from './protect.js';

/** The audit of an edition as it is stored. */
export interface KeptAudit extends Audited {
  /** KPIs whose table was left out. */
  readonly without: readonly string[];
  /** Nothing of the edition is shown. */
  readonly refused: boolean;
}

/**
 * Repeats all that can be repeated of a stored edition by comparing and adding integers, without key and solver:
 * its figures are those of its cells, its cells those of its exact table, what is small is hidden, what is shown is
 * near the truth, what is left out is left out, the rules are no looser than before, and the worlds prove the rest
 * (`audit`).
 */
export function auditKept(
  earlier: readonly KeptEdition[],
  own: KeptEdition,
  subsets: readonly Subset[],
): KeptAudit {
  const { without, refused } = own;
  const faults = [
    ...rulesFaults(earlier, own),
    ...lengthFaults(earlier, own),
    ...tableFaults(own),
    ...cellFaults(own),
  ];
  // Of an edition of which nothing is shown a reader learns nothing, so it has no worlds.
  if (faults.length > 0 || refused)
    return { hidden: 0, shown: 0, worlds: own.worlds.length, goals: 0, faults, without, refused };
  const proof = audit(earlier, { ...own, worlds: worldsOf(earlier, own) }, subsets);
  return { ...proof, without, refused };
}

function rulesFaults(earlier: readonly KeptEdition[], { rules }: KeptEdition): readonly string[] {
  const before = earlier.at(-1)?.rules;
  return [
    ...protectsNothing(rules).map((name) => `protects nothing: ${name}`),
    ...(before ? looser(before, rules).map((name) => `looser than before: ${name}`) : []),
  ];
}

function lengthFaults(earlier: readonly KeptEdition[], own: KeptEdition): readonly string[] {
  const few = own.refused ? undefined : heldBack(earlier.map(ofLog), ofLog(own));
  return few ? [`shown, and only ${String(few.between)} entries about people since ${few.since}`] : [];
}

const same = (a: unknown, b: unknown): boolean => textOf(a) === textOf(b);

/** What is stored has its names in another order than what was made. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

function tableFaults({ table, cells, rules, figures, refused }: KeptEdition): readonly string[] {
  if (refused)
    return figures.length + cells.length + table.figures.length > 0 ? ['refused, and yet shown'] : [];
  const derived = figuresOf(table, cells, rules);
  const faults = figures
    .filter((figure, i) => !same(figure, derived[i]))
    .map(({ kpi, scope, period }) => `not what its cells give: ${kpi} ${scope} ${period}`);
  if (derived.length !== figures.length)
    faults.push(`figures: ${String(figures.length)} of ${String(derived.length)}`);
  const ids = (some: readonly { readonly id: string; readonly n: number }[]) =>
    some.map(({ id, n }) => `${id} ${String(n)}`).sort();
  if (!same(ids(cellsOf(table)), ids(cells))) faults.push('the cells are not those of the exact table');
  return faults;
}

function cellFaults({ table, cells, rules, without }: KeptEdition): readonly string[] {
  const small = primaries(table, rules);
  const left = (place: string): boolean => without.includes(place.slice(0, place.indexOf('|')));
  return cells.flatMap(({ id, n, shown, treatment, places }) => {
    if (shown === undefined) return [];
    const faults: string[] = [];
    if (small.has(id)) faults.push(`shown, and ${String(small.get(id))}: ${id}`);
    if (treatment === 'COUNT' && Math.abs(shown - n) > spread(rules))
      faults.push(`far from the truth: ${id}`);
    if (places.some(left)) faults.push(`shown of a table that is left out: ${id}`);
    return faults;
  });
}

import type { Subset } from './constraints.js';
import { goalsOf, systemOf, type EditionCells } from './pattern.js';
import { isMet, violations, type World } from './system.js';

export interface Audited {
  readonly hidden: number;
  readonly shown: number;
  readonly worlds: number;
  readonly goals: number;
  /** What is wrong; nothing when the protection stands. */
  readonly faults: readonly string[];
}

/**
 * Repeats the proof of an edition by adding integers: every world satisfies what a reader of all editions up to it
 * knows, and every goal is met by the worlds. Needs neither the key nor a solver.
 */
export function audit(
  earlier: readonly EditionCells[],
  edition: EditionCells & { readonly worlds: readonly World[] },
  subsets: readonly Subset[],
): Audited {
  const { cells, worlds, rules } = edition;
  const editions = [...earlier, edition];
  const system = systemOf(editions, subsets);
  const faults: string[] = [];
  worlds.forEach((world, i) => {
    for (const wrong of violations(system, world)) faults.push(`world ${String(i)}: ${wrong}`);
  });
  const goals = goalsOf(editions);
  for (const goal of goals)
    if (!isMet(goal, worlds))
      faults.push(`no world: ${goal.kind} ${goal.terms.map(([id]) => id).join(' − ')}`);
  for (const { treatment, shown, id } of cells)
    if (treatment === 'COUNT' && shown !== undefined && shown < rules.leastShown)
      faults.push(`shown ${String(shown)}: ${id}`);
  return {
    hidden: cells.filter(({ hidden }) => hidden !== undefined).length,
    shown: cells.filter(({ shown }) => shown !== undefined).length,
    worlds: worlds.length,
    goals: goals.length,
    faults,
  };
}

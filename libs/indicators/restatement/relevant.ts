import { isRegister } from '../facts/documents.js';
import type { FactStore } from '../facts/fact-store.js';
import { inputFrom } from '../question.js';
import type { Change } from './changes.js';
import type { Compared } from './compared.js';
import type { Components } from './components.js';

/** The changes of the types that a formula reads, and of household links. */
export const changesOfTypes = (changes: readonly Change[], reads: ReadonlySet<string>): readonly Change[] =>
  changes.filter(({ table, cause }) => reads.has(table.type.name) || cause === 'links');

/**
 * Of the changes that a formula reads the ones that may change a figure: those in a group with an input entry in its period
 * and areas. Where the formula reads the register, any change of that may.
 */
export function relevantChanges(
  { kpi: [kpi], areas: [areas], period }: Compared,
  store: FactStore,
  changes: readonly Change[],
  groups: Components,
  reads: ReadonlySet<string>,
): readonly Change[] {
  if ([...reads].some(isRegister)) return changes;
  if (changes.length === 0) return [];
  const inAreas = new Set(areas);
  const about = new Set<number>();
  for (const name of kpi.inputs) {
    const table = store.table(name);
    for (let row = 0; row < table.length; row++) {
      const day = table.day.at(row);
      if (day >= inputFrom(kpi, period) && day <= period.to && inAreas.has(table.area.at(row)))
        about.add(groups.groupOf(table, row));
    }
  }
  if (about.size === 0) return [];
  return changes.filter(({ table, row }) => about.has(groups.groupOf(table, row)));
}

import { isRegister, type FactStore } from '../facts/fact-store.js';
import { inputFrom } from '../question.js';
import type { Change } from './changes.js';
import type { Compared } from './compared.js';
import type { Components } from './components.js';

/**
 * The changes that may change a figure: of a type its formula reads, in a group with an input entry in its period and
 * areas. Where the formula reads the register, any change of what it reads may.
 */
export function relevantChanges(
  { kpi: [kpi], areas: [areas], period }: Compared,
  store: FactStore,
  changes: readonly Change[],
  groups: Components,
  reads: ReadonlySet<string>,
): readonly Change[] {
  const relevant = changes.filter(({ table, cause }) => reads.has(table.type.name) || cause === 'links');
  if ([...reads].some(isRegister)) return relevant;
  const inAreas = new Set(areas);
  const about = new Set<number>();
  for (const name of kpi.inputs) {
    const table = store.table(name);
    for (let row = 0; row < table.length; row++) {
      const day = table.day.at(row);
      if (day >= inputFrom(kpi, period) && day <= period.to && inAreas.has(table.area.at(row)))
        about.add(groups.of(table, row));
    }
  }
  return relevant.filter(({ table, row }) => about.has(groups.of(table, row)));
}

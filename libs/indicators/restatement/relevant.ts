import { Distinct } from '../facts/distinct.js';
import { isKeptWhole } from '../facts/documents.js';
import type { FactStore } from '../facts/fact-store.js';
import { inputFrom } from '../measure-context.js';
import { DATA_CAUSES, type Changes } from './changes.js';
import type { FigurePair } from './compared.js';
import type { Components } from './components.js';

const LINKS = DATA_CAUSES.indexOf('links');
const about = new Distinct();

/** The slots of the changes of the types that a formula reads, and of household links, in order. */
export function changesOfTypes(changes: Changes, reads: ReadonlySet<string>): Int32Array {
  const isRead = changes.tables.map(({ type }) => reads.has(type.name));
  return changes.slots.filter(
    (slot) => isRead[changes.table[slot] ?? 0] === true || changes.cause[slot] === LINKS,
  );
}

/**
 * Of the changes that a formula reads the ones that may change a figure: those in a group with an input entry in
 * its period and areas. Where the formula reads the register, any change of that may.
 */
export function relevantChanges(
  { kpi: [kpi], areas: [areas], period }: FigurePair,
  store: FactStore,
  changes: Changes,
  slots: Int32Array,
  groups: Components,
  reads: ReadonlySet<string>,
): Int32Array {
  if ([...reads].some(isKeptWhole)) return slots;
  if (slots.length === 0) return slots;
  const inAreas = new Set(areas);
  const from = inputFrom(kpi, period);
  about.reset(groups.size);
  for (const name of kpi.inputs) {
    const table = store.table(name);
    for (let row = 0; row < table.length; row++) {
      const day = table.day.at(row);
      if (day >= from && day <= period.to && inAreas.has(table.area.at(row)))
        about.add(groups.groupOf(table, row));
    }
  }
  if (about.count === 0) return slots.subarray(0, 0);
  const groupOf = groups.ofChanges(changes);
  return slots.filter((slot) => about.has(groupOf[slot] ?? 0));
}

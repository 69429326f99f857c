import { stepNames, type ColumnName, type Course } from '#libs/programme';
import type { EffectiveEntries } from './effective-entries.js';
import type { FactTable } from './fact-table.js';

/** A row of a table: one effective entry. */
export interface FactRow {
  readonly table: FactTable;
  readonly row: number;
}

/**
 * Of something with a life cycle, the latest effective entry by position that says something in a column, whichever
 * step it is: later steps may repeat what the first said, and then that is how it stands.
 */
export function latestValues(
  entries: EffectiveEntries,
  course: Pick<Course, 'identity' | 'steps'>,
  path: ColumnName,
): ReadonlyMap<number, FactRow> {
  const [idPath] = course.identity;
  const typeNames = stepNames(course);
  return entries.memo(`said-last|${typeNames.join()}|${path}`, () => {
    const found = new Map<number, FactRow>();
    for (const name of typeNames) {
      const { table, rows } = entries.all(name);
      const id = table.column(idPath);
      for (const row of rows) {
        const known = found.get(id.at(row));
        const later = !known || known.table.entryPosition.at(known.row) < table.entryPosition.at(row);
        if (table.hasValue(path, row) && later) found.set(id.at(row), { table, row });
      }
    }
    return found;
  });
}

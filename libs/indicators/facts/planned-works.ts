import type { AsOf } from './as-of.js';
import { rowsBy } from './by-key.js';
import { NONE, type FactTable } from './fact-table.js';

export interface PlannedWork {
  readonly table: FactTable;
  readonly row: number;
  /** Number of the trigger in the code list. */
  readonly trigger: number;
  readonly lengthM: number;
}

/** The latest effective PublicSpaceWorkPlanned or Started (by position) of a work; undefined without one. */
export function plannedWork(at: AsOf, work: number): PlannedWork | undefined {
  let [latest, found] = [NONE, undefined as PlannedWork | undefined];
  for (const name of ['PublicSpaceWorkPlanned', 'PublicSpaceWorkStarted'] as const) {
    const works = rowsBy(at, name, 'workId');
    const { table } = works;
    works.each(work, (row) => {
      if (table.entryPosition.at(row) < latest) return;
      latest = table.entryPosition.at(row);
      found = {
        table,
        row,
        trigger: table.column('trigger').at(row),
        lengthM: table.column('lengthM').at(row),
      };
    });
  }
  return found;
}

/** Trigger number of a delivered work, NONE without a known plan. */
export const triggerOf = (at: AsOf, work: number): number => plannedWork(at, work)?.trigger ?? NONE;

import type { AsOf } from './as-of.js';
import { NONE, type FactTable } from './fact-table.js';

export interface PlannedWork {
  readonly table: FactTable;
  readonly row: number;
  /** Number of the trigger in the code list. */
  readonly trigger: number;
  readonly lengthM: number;
}

/** The latest effective PublicSpaceWorkPlanned or Started (by position) of each work. */
export function plannedWorks(at: AsOf): ReadonlyMap<number, PlannedWork> {
  return at.memo('planned-works', () => {
    const works = new Map<number, PlannedWork>();
    for (const name of ['PublicSpaceWorkPlanned', 'PublicSpaceWorkStarted']) {
      const { table, rows } = at.all(name);
      const [work, trigger, lengthM] = [
        table.column('workId'),
        table.column('trigger'),
        table.column('lengthM'),
      ];
      for (const row of rows) {
        const known = works.get(work.at(row));
        if (known && known.table.entryPosition.at(known.row) > table.entryPosition.at(row)) continue;
        works.set(work.at(row), { table, row, trigger: trigger.at(row), lengthM: lengthM.at(row) });
      }
    }
    return works;
  });
}

/** Trigger number of a delivered work, NONE without a known plan. */
export const triggerOf = (at: AsOf, work: number): number => plannedWorks(at).get(work)?.trigger ?? NONE;

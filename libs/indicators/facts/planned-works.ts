import type { EffectiveEntries } from './effective-entries.js';
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
export function plannedWork(entries: EffectiveEntries, work: number): PlannedWork | undefined {
  const plans = rowsBy(entries, 'PublicSpaceWorkPlanned', 'workId');
  const starts = rowsBy(entries, 'PublicSpaceWorkStarted', 'workId');
  const [plan, start] = [plans.newest(work), starts.newest(work)];
  if (plan === NONE && start === NONE) return undefined;
  const isStart =
    start !== NONE &&
    (plan === NONE || starts.table.entryPosition.at(start) > plans.table.entryPosition.at(plan));
  const [table, row] = isStart ? [starts.table, start] : [plans.table, plan];
  return {
    table,
    row,
    trigger: table.column('trigger').at(row),
    lengthM: table.column('lengthM').at(row),
  };
}

/** Trigger number of a delivered work, NONE without a known plan. */
export const triggerOf = (entries: EffectiveEntries, work: number): number =>
  plannedWork(entries, work)?.trigger ?? NONE;

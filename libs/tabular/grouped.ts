import type { PlacedFault } from './placed-fault.js';

/** One fault with every row that has it: twenty rows of one unknown area are one thing to mend. */
export interface FaultGroup {
  readonly first: PlacedFault;
  /** The first of them. */
  readonly rows: readonly number[];
  readonly count: number;
}

/** Rows named of a group; how many there are is counted. */
const ROWS_NAMED = 100;

const sameAs = ({ rule, column, value, message }: PlacedFault): string =>
  JSON.stringify([rule, column, value, message.nl]);

/** Equal faults together, in the order of the first of each. */
export function grouped(faults: readonly PlacedFault[]): readonly FaultGroup[] {
  const groups = new Map<string, { first: PlacedFault; rows: number[]; count: number }>();
  for (const fault of faults) {
    const name = sameAs(fault);
    const group = groups.get(name) ?? { first: fault, rows: [], count: 0 };
    group.count += 1;
    if (fault.row !== undefined && group.rows.length < ROWS_NAMED) group.rows.push(fault.row);
    groups.set(name, group);
  }
  return [...groups.values()];
}

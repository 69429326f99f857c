import { eachInTurns } from './in-turns.js';
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

/** Puts faults together one by one. */
class Grouping {
  readonly #groups = new Map<string, { first: PlacedFault; rows: number[]; count: number }>();

  add(fault: PlacedFault): void {
    const name = sameAs(fault);
    const group = this.#groups.get(name) ?? { first: fault, rows: [], count: 0 };
    group.count += 1;
    if (fault.row !== undefined && group.rows.length < ROWS_NAMED) group.rows.push(fault.row);
    this.#groups.set(name, group);
  }

  get groups(): readonly FaultGroup[] {
    return [...this.#groups.values()];
  }
}

/** Equal faults together, in the order of the first of each. */
export function grouped(faults: readonly PlacedFault[]): readonly FaultGroup[] {
  const grouping = new Grouping();
  for (const fault of faults) grouping.add(fault);
  return grouping.groups;
}

/** The same of tens of thousands, giving others their turn. */
export async function groupedInTurns(faults: readonly PlacedFault[]): Promise<readonly FaultGroup[]> {
  const grouping = new Grouping();
  await eachInTurns(faults, (fault) => grouping.add(fault));
  return grouping.groups;
}

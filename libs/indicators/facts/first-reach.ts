import type { AsOf } from './as-of.js';
import { isBefore } from './order.js';
import { eachCounting } from './selection.js';

/** For each household, the row of its first HouseholdReached in the whole programme (occurredOn, then position); -1 without one. */
export function firstReach(at: AsOf): Int32Array {
  return at.memo('first-reach', () => {
    const table = at.store.table('HouseholdReached');
    const key = table.column('householdKey');
    const first = new Int32Array(at.store.dictionary('household').size).fill(-1);
    eachCounting(table, at.position, (row) => {
      const household = at.household(key.at(row));
      const known = first[household] ?? -1;
      if (known < 0 || isBefore(table, row, known)) first[household] = row;
    });
    return first;
  });
}

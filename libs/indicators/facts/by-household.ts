import type { AsOf } from './as-of.js';
import { groupBy, type Grouped } from './grouped.js';

/** All effective rows of a type, anywhere and at any time, by household. */
export function byHousehold(at: AsOf, typeName: string): Grouped {
  return at.memo(`by-household|${typeName}`, () => {
    const { table, rows } = at.all(typeName);
    const key = table.column('householdKey');
    return groupBy(rows, at.store.dictionary('household').size, (row) => at.household(key.at(row)));
  });
}

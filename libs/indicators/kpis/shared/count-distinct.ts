import type { EventName } from '#libs/programme';
import type { Kpi } from '../../kpi.js';

/** Measures u{key: entries of a type in T,A}, with a key that is a column numbered by a dictionary. */
export const countDistinct = (typeName: EventName, path: string, dictionary: string): Kpi['measure'] =>
  function measure(q) {
    const found = q.distinct(dictionary);
    q.each(typeName, (row, table) => {
      const number = table.column(path).at(row);
      found.add(number);
      q.unit('value', dictionary, number);
      q.trace(table, row);
    });
    return { value: found.count };
  };

/** The same of households, after the links known. */
export const countHouseholds = (typeName: EventName): Kpi['measure'] =>
  function measure(q) {
    const counted = q.countHouseholds(typeName);
    if (counted !== undefined) return { value: counted };
    const found = q.distinct('household');
    const table = q.at.store.table(typeName);
    const key = table.column('householdKey');
    for (const row of q.rows(typeName)) {
      const household = q.at.household(key.at(row));
      found.add(household);
      q.unit('value', 'household', household);
      q.traceHousehold(table, row);
    }
    return { value: found.count };
  };

import type { ColumnOf, EventName } from '#libs/programme';
import type { Kpi } from '../../kpi.js';

/** Measures u{key: entries of a type in T,A}, with a key that is a column numbered by a dictionary. */
export const countDistinct = <N extends EventName>(
  typeName: N,
  path: ColumnOf<N>,
  dictionary: string,
): Kpi['measure'] =>
  function measure(context) {
    const found = context.distinct(dictionary);
    context.each(typeName, (row, table) => {
      const number = table.column(path).at(row);
      found.add(number);
      context.unit('value', dictionary, number);
      context.trace(table, row);
    });
    return { value: found.count };
  };

/** The same of households, after the links known. */
export const countHouseholds = (typeName: EventName): Kpi['measure'] =>
  function measure(context) {
    const counted = context.countHouseholds(typeName);
    if (counted !== undefined) return { value: counted };
    const found = context.distinct('household');
    const table = context.entries.store.table(typeName);
    const key = table.column('householdKey');
    for (const row of context.rows(typeName)) {
      const household = context.entries.household(key.at(row));
      found.add(household);
      context.unit('value', 'household', household);
      context.traceHousehold(table, row);
    }
    return { value: found.count };
  };

import type { Kpi } from '../../kpi.js';

/** Measures u{key: entries of a type in T,A}, with a key that is a column numbered by a dictionary. */
export const countDistinct = (typeName: string, path: string, dictionary: string): Kpi['measure'] =>
  function measure(q) {
    const found = q.distinct(dictionary);
    q.each(typeName, (row, table) => {
      found.add(table.column(path).at(row));
      q.trace(table, row);
    });
    return { value: found.count };
  };

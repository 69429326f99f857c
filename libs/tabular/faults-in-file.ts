import { at, type EventType, type Fault } from '#libs/programme';

import { fileColumns, REFERENCE, type FileColumn } from './columns.js';
import { placed, type PlacedFault } from './placed-fault.js';
import type { ReadTable } from './read-table.js';

/** Faults of the events made of a file, by row and column. What would be said of every row is said once, of the file. */
export function faultsInFile(
  found: readonly Fault[],
  { header, rows }: ReadTable,
  type: EventType,
): readonly PlacedFault[] {
  const columns = new Map(fileColumns(type).map((column) => [column.path.reduce(at, ''), column]));
  const said = new Set<string>();
  return found.flatMap((each) => {
    const [, index = '', part = '', ...path] = each.place.split('/');
    const row = rows[Number(index)];
    if (index === '' || row === undefined) return [placed(each, {})];
    if (part === 'source' || part === 'type' || part === 'specversion') {
      if (said.has(each.rule)) return [];
      said.add(each.rule);
      return [placed(each, {})];
    }
    if (part === 'id') return [placed(each, { row, column: indexOf('reference'), header: REFERENCE })];
    const column = columns.get(`/${path.slice(0, 2).join('/')}`) ?? columns.get(`/${path[0] ?? ''}`);
    if (!column) return [placed(each, { row })];
    return [placed(each, { row, column: indexOf(column), header: column.label })];
  });

  function indexOf(meaning: FileColumn | 'reference'): number | undefined {
    const index = header?.meanings.indexOf(meaning) ?? -1;
    return index < 0 ? undefined : index;
  }
}

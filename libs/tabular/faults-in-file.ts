import { findType, type Fault } from '#libs/programme';

import { fileColumns, REFERENCE, type FileColumn } from './columns.js';
import { placed, type PlacedFault } from './placed-fault.js';
import type { ReadTable } from './read-table.js';

/** Faults of the events made of a file, by row and column. What would be said of every row is said once, of the file. */
export function faultsInFile(
  found: readonly Fault[],
  { header, items, rows }: Pick<ReadTable, 'header' | 'items' | 'rows'>,
): readonly PlacedFault[] {
  const said = new Set<string>();
  return found.flatMap((each) => {
    const [, index = '', part = '', ...path] = each.place.split('/');
    const row = rows[Number(index)];
    const item = items[Number(index)];
    if (index === '' || row === undefined || !item) return [placed(each, {})];
    if (part === 'source' || part === 'type' || part === 'specversion') {
      if (said.has(each.rule)) return [];
      said.add(each.rule);
      return [placed(each, {})];
    }
    if (part === 'id') return [placed(each, { row, column: columnOf('reference'), header: REFERENCE })];
    const column =
      pathsOf(String(item['type'])).get(path.slice(0, 2).join('.')) ??
      pathsOf(String(item['type'])).get(path[0] ?? '');
    if (!column) return [placed(each, { row })];
    return [placed(each, { row, column: columnOf(column), header: column.label })];
  });

  function columnOf(meaning: FileColumn | 'reference'): number | undefined {
    const index = (header?.meanings ?? []).findIndex((other) =>
      typeof meaning === 'object' && typeof other === 'object' && 'path' in other
        ? other.path.join('.') === meaning.path.join('.')
        : other === meaning,
    );
    return index < 0 ? undefined : index;
  }
}

const kept = new Map<string, ReadonlyMap<string, FileColumn>>();

/** The columns of a type by the path of their field. */
function pathsOf(type: string): ReadonlyMap<string, FileColumn> {
  const known = kept.get(type);
  if (known) return known;
  const found = findType(type);
  const columns = new Map((found ? fileColumns(found) : []).map((column) => [column.path.join('.'), column]));
  kept.set(type, columns);
  return columns;
}

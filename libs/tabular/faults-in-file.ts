import { findType, type Fault } from '#libs/programme';

import { AMENDING, fileColumns, REFERENCE, type AmendingColumn, type FileColumn } from './columns.js';
import { isOfCorrections } from './header.js';
import { placed, type PlacedFault } from './placed-fault.js';
import type { ReadTable } from './rows-read.js';

/**
 * Faults of the events made of a file, by row and column. What would be said of every row is said once, of the file.
 */
export const faultsInFile = (
  found: readonly Fault[],
  read: Pick<ReadTable, 'header' | 'items' | 'rows'>,
): readonly PlacedFault[] => found.flatMap(placerIn(read));

/** The same one by one, for who places many. */
export function placerIn({
  header,
  items,
  rows,
}: Pick<ReadTable, 'header' | 'items' | 'rows'>): (found: Fault) => readonly PlacedFault[] {
  const said = new Set<string>();
  const amends = isOfCorrections(header?.meanings ?? []);
  return (each) => {
    const [index, part = '', ...path] = each.place.map(String);
    const row = rows[Number(index)];
    const item = items[Number(index)];
    if (row === undefined || !item) return [placed(each, {})];
    if (part === 'source' || part === 'type' || part === 'specversion') {
      if (said.has(each.rule)) return [];
      said.add(each.rule);
      return [placed(each, {})];
    }
    const amending = AMENDING_AT[path[0] ?? ''];
    if (amends && amending)
      return [placed(each, { row, column: columnOf(amending), header: AMENDING[amending] })];
    if (part === 'id') return [placed(each, { row, column: columnOf('reference'), header: REFERENCE })];
    const column = amends
      ? ownColumn(path.slice(1))
      : (pathsOf(String(item['type'])).get(path.slice(0, 2).join('.')) ??
        pathsOf(String(item['type'])).get(path[0] ?? ''));
    if (!column) return [placed(each, { row })];
    return [placed(each, { row, column: columnOf(column), header: column.label })];
  };

  /** A field of a replacement, which is of the type of the file. */
  function ownColumn([name, inner]: readonly string[]): FileColumn | undefined {
    const columns = (header?.meanings ?? []).filter(
      (meaning): meaning is FileColumn => typeof meaning === 'object' && 'path' in meaning,
    );
    return (
      columns.find(({ path }) => path.join('.') === `${name}.${inner}`) ??
      columns.find(({ path }) => path.join('.') === name)
    );
  }

  function columnOf(meaning: FileColumn | AmendingColumn | 'reference'): number | undefined {
    const index = (header?.meanings ?? []).findIndex((other) =>
      typeof meaning === 'object' && typeof other === 'object' && 'path' in other
        ? other.path.join('.') === meaning.path.join('.')
        : other === meaning,
    );
    return index < 0 ? undefined : index;
  }
}

/** Where a fault of an amendment has its column in the file. */
const AMENDING_AT: Readonly<Record<string, AmendingColumn>> = {
  entryId: 'entry',
  basedOn: 'version',
  reason: 'why',
  reasonText: 'whyText',
};

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

import type { EventType } from '#libs/programme';
import type { Row } from '#libs/spreadsheet';

import type { FileColumn } from './columns.js';
import type { Header } from './header.js';
import { normaliseLabel } from './normalise-label.js';
import type { Reading } from './read.js';
import type { Filled } from './read-value.js';

/** An area by its id and by the name people know it by. */
export interface Area {
  readonly id: string;
  readonly name: string;
}

/** How rows become events of one type. */
export interface RowPlan {
  readonly type: EventType;
  readonly header: Header;
  /** What stands in no column, and is the same in every row. */
  readonly fixed: ReadonlyMap<FileColumn, Filled>;
  /** Makes keys of addresses; without it a file has none. */
  readonly keyOf?: ((address: string) => string) | undefined;
  /** Whether a row makes an event of this type; default: every row does. */
  isFor?(row: Row): boolean;
  /** How cells of a column are read. */
  readingOf(column: number | undefined): Reading;
  /** A cell as it is taken: a name for a code. Undefined for one that stands for nothing. */
  changed(column: number, cell: Filled): Filled | undefined;
}

/** The ids of areas by id and name; a name that two areas share is none. */
export function areaNames(areas: readonly Area[]): ReadonlyMap<string, string> {
  const names = new Map<string, string | undefined>();
  for (const { id, name } of areas) {
    const known = normaliseLabel(name);
    names.set(known, names.has(known) && names.get(known) !== id ? undefined : id);
  }
  for (const { id } of areas) names.set(normaliseLabel(id), id);
  return new Map([...names].flatMap(([name, id]) => (id === undefined ? [] : [[name, id] as const])));
}

/** Whether a field holds the id of an area, also where it may hold a wider scope. */
export const isAreaField = ({ path }: FileColumn): boolean =>
  ['neighbourhoodId', 'scope'].includes(path.join('.'));

/** How the cells of a file without a layout are read. */
export interface PlainReading {
  readonly separator?: Reading['separator'];
  readonly names: ReadonlyMap<string, string>;
  readonly keyOf: RowPlan['keyOf'];
  /** The decimal sign of a column, where a person settled it. */
  readonly signs: readonly Reading['decimal'][];
}

/** The plan of a file with the headers of one type's template. */
export function plainPlan(
  type: EventType,
  header: Header,
  { separator, names, keyOf, signs }: PlainReading,
): RowPlan {
  const areaColumn = header.meanings.findIndex(
    (meaning) => typeof meaning === 'object' && 'path' in meaning && isAreaField(meaning),
  );
  return {
    type,
    header,
    fixed: new Map(),
    keyOf,
    readingOf: (column) => {
      const decimal = column === undefined ? undefined : signs[column];
      return { separator, ...(decimal === undefined ? {} : { decimal }) };
    },
    changed: (column, cell) =>
      column === areaColumn && typeof cell === 'string' ? (names.get(normaliseLabel(cell)) ?? cell) : cell,
  };
}

import { fault, isShare, type Fault } from '#libs/programme';
import type { Row, Value } from '#libs/spreadsheet';

import { EXAMPLE, fileColumns, type FileColumn } from './columns.js';
import type { Separator } from './csv.js';
import type { Header } from './header.js';
import { placed, type PlacedFault } from './placed-fault.js';
import { isPercentage, readValue } from './read-value.js';
import type { EventType } from '#libs/programme';

export interface MappedRow {
  readonly row: number;
  readonly reference: string | undefined;
  /** What could be read; with faults it is not whole. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly faults: readonly PlacedFault[];
}

type Filled = Map<FileColumn, { readonly cell: Exclude<Value, undefined>; readonly at: number }>;

/** Makes an event's data of a row, with everything in it that cannot be read. */
export function mapRow(type: EventType, header: Header, row: Row, separator?: Separator): MappedRow {
  const faults: PlacedFault[] = [];
  const filled: Filled = new Map();
  let reference: string | undefined;
  row.values.forEach((cell, at) => {
    if (cell === undefined || (typeof cell === 'string' && cell.trim() === '')) return;
    const meaning = header.meanings[at];
    if (meaning === undefined)
      faults.push(placed(fault('COLUMN_WITHOUT_NAME', ''), { row: row.number, column: at }));
    else if (meaning === 'reference') reference = typeof cell === 'object' ? cell.date : String(cell).trim();
    else if (meaning !== 'faults') filled.set(meaning, { cell, at });
  });
  if (reference === EXAMPLE.nl || reference === EXAMPLE.en)
    return {
      row: row.number,
      reference,
      data: {},
      faults: [placed(fault('EXAMPLE_ROW', ''), { row: row.number })],
    };

  const data: Record<string, unknown> = {};
  for (const column of fileColumns(type)) {
    const found = filled.get(column);
    if (found) {
      const read = readValue(column.spec, found.cell, separator);
      const spot = { row: row.number, column: found.at, header: column.label };
      if ('fault' in read) faults.push(placed(read.fault, spot));
      else put(data, column.path, read.value);
      if (isPercents(column, found.cell) && !('fault' in read) && !isShare(data['kpi']))
        faults.push(placed(notAShare(data['kpi'], found.cell), spot));
    } else if (isMissing(column, filled)) {
      if (column.spec.kind === 'list' && column.spec.min === 0) put(data, column.path, []);
      else faults.push(missing(column, header, row.number));
    }
  }
  return { row: row.number, reference, data, faults };
}

const isPercents = ({ spec }: FileColumn, cell: Value): boolean =>
  spec.kind === 'number' && spec.percents === true && isPercentage(cell);

/** A percentage of what is no share would be read as something else than was written: 45% of 900 m² as 45 m². */
const notAShare = (kpi: unknown, cell: Value): Fault =>
  fault('NOT_A_SHARE', '', { kpi: typeof kpi === 'string' ? kpi : '?' }, cell);

/** Needed always, or because something else of its group is filled in. */
function isMissing(column: FileColumn, filled: Filled): boolean {
  if (column.required) return true;
  const [group] = column.path;
  return (
    column.path.length > 1 &&
    column.requiredInGroup &&
    [...filled.keys()].some(({ path }) => path[0] === group)
  );
}

function missing(column: FileColumn, header: Header, row: number): PlacedFault {
  const at = header.meanings.indexOf(column);
  const spot = { row, column: at < 0 ? undefined : at, header: column.label };
  return placed(fault('EMPTY_CELL', '', { name: column.label }), spot);
}

function put(data: Record<string, unknown>, [name = '', inner]: readonly string[], value: unknown): void {
  if (inner === undefined) data[name] = value;
  else data[name] = { ...(data[name] as object | undefined), [inner]: value };
}

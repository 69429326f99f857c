import { fault, isShare, type Fault } from '#libs/programme';
import type { Row, Value } from '#libs/spreadsheet';

import {
  EXAMPLE,
  fileColumns,
  isAmending,
  REFERENCE,
  type AmendingColumn,
  type FileColumn,
} from './columns.js';
import { addressKeyColumn, type Header } from './header.js';
import { empty } from './keys/address-parts.js';
import { PART_LABEL, readAddress, type AddressPart } from './keys/address.js';
import { placed, type PlacedFault } from './placed-fault.js';
import type { RowPlan } from './row-plan.js';
import type { Read } from './read.js';
import { damageOf, isPercentage, readValue, textIn, type Filled } from './read-value.js';

export interface MappedRow {
  readonly row: number;
  readonly reference: string | undefined;
  /** What could be read; with faults it is not whole. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly faults: readonly PlacedFault[];
  /** What was read otherwise than it stands there. */
  readonly notes: readonly PlacedFault[];
}

export interface Found {
  readonly cell: Filled;
  /** Its column; undefined for what is the same in every row. */
  readonly at: number | undefined;
}
type Cells = Map<FileColumn, Found>;
type Address = Map<AddressPart, { readonly cell: Filled; readonly at: number }>;

export interface Sorted {
  readonly cells: Cells;
  readonly address: Address;
  readonly reference: Found | undefined;
  /** Of a file of corrections: which entry, what is to happen with it, and why. */
  readonly amending: ReadonlyMap<AmendingColumn, Found>;
}

/** Makes an event's data of a row, with everything in it that cannot be read. */
export function mapRow(plan: RowPlan, row: Row): MappedRow {
  const { type, header } = plan;
  const faults: PlacedFault[] = [];
  const notes: PlacedFault[] = [];
  const data: Record<string, unknown> = {};
  const { cells, address, reference } = sorted(plan, row, faults);
  const named = reference === undefined ? undefined : readReference(reference, row.number, faults);
  if (named === EXAMPLE.nl || named === EXAMPLE.en) return exampleRow(row.number, named);
  for (const column of fileColumns(type)) {
    const found = cells.get(column);
    if (found) {
      const read = readField(plan, column, found, data['kpi']);
      const spot = { row: row.number, column: found.at, header: column.label };
      if ('value' in read) put(data, column.path, read.value);
      if ('fault' in read) faults.push(placed(read.fault, spot));
      else if (read.note) notes.push(placed(read.note, spot));
    } else if (plan.keyOf && column === addressKeyColumn(type) && header.meanings.some(isPart)) {
      const key = keyOf(plan.keyOf, address, header, row.number);
      if ('fault' in key) faults.push(key.fault);
      else put(data, column.path, key.text);
    } else if (isMissing(column, cells)) {
      if (column.spec.kind === 'list' && column.spec.min === 0) put(data, column.path, []);
      else faults.push(missing(column, header, row.number));
    }
  }
  return { row: row.number, reference: named, data, faults, notes };
}

/** A cell as the value of its field; `kpi`: which the row is about, for a percentage is of shares alone. */
export function readField(plan: RowPlan, column: FileColumn, { cell, at }: Found, kpi: unknown): Read {
  const read = readValue(column.spec, cell, plan.readingOf(at));
  if ('fault' in read) return { fault: asArea(read.fault, column) };
  return isPercents(column, cell) && !isShare(kpi) ? { fault: notAShare(kpi, cell) } : read;
}

/** A name of no area is an area nobody registered; of the form of ids people know nothing. */
const asArea = (found: Fault, { path }: FileColumn): Fault => {
  if (found.rule !== 'BAD_FORM' || !['neighbourhoodId', 'neighbourhoodIds', 'scope'].includes(path.join('.')))
    return found;
  const rule = path[0] === 'scope' ? 'UNKNOWN_SCOPE' : 'UNREGISTERED_NEIGHBOURHOOD';
  return fault(rule, [], {}, found.value);
};

/** The row of a template’s example, which makes no event and is told as such. */
export const exampleRow = (row: number, reference: string): MappedRow => ({
  row,
  reference,
  data: {},
  faults: [placed(fault('EXAMPLE_ROW', []), { row })],
  notes: [],
});

/** The cells of a row by what their columns mean, and what is the same in every row. */
export function sorted(plan: RowPlan, row: Row, faults: PlacedFault[]): Sorted {
  const cells: Cells = new Map();
  const address: Address = new Map();
  const amending = new Map<AmendingColumn, Found>();
  let reference: Found | undefined;
  for (const [column, cell] of plan.fixed) cells.set(column, { cell, at: undefined });
  row.values.forEach((cell, at) => {
    if (cell === undefined || (typeof cell === 'string' && cell.trim() === '')) return;
    const meaning = plan.header.meanings[at];
    if (meaning === undefined)
      faults.push(placed(fault('COLUMN_WITHOUT_NAME', []), { row: row.number, column: at }));
    else if (meaning === 'reference') reference = { cell, at };
    else if (isAmending(meaning)) amending.set(meaning, { cell, at });
    else if (typeof meaning === 'object' && 'part' in meaning) address.set(meaning.part, { cell, at });
    else if (typeof meaning === 'object') {
      const changed = plan.changed(at, cell);
      if (changed !== undefined) cells.set(meaning, { cell: changed, at });
    }
  });
  return { cells, address, reference, amending };
}

/** A reference as people see it: `00123` is not 123. */
export function readReference(found: Found, row: number, faults: PlacedFault[]): string | undefined {
  const damaged = damageOf(found.cell);
  const text = damaged ? { fault: damaged } : textIn(found.cell);
  if (typeof text === 'string') return text;
  faults.push(placed(text.fault, { row, column: found.at, header: REFERENCE }));
  return undefined;
}

/** Whether a column is a part of an address or of another key. */
export const isPart = (meaning: Header['meanings'][number]): boolean =>
  typeof meaning === 'object' && 'part' in meaning;

/** The key of a row's address, or where it has no one reading. */
export function keyOf(
  keyOfText: NonNullable<RowPlan['keyOf']>,
  address: Address,
  { meanings }: Header,
  row: number,
): { readonly text: string } | { readonly fault: PlacedFault } {
  const cells = Object.fromEntries(
    [...address].filter(([, { cell }]) => !empty(cell)).map(([part, { cell }]) => [part, cell]),
  );
  const read = readAddress(cells);
  if ('text' in read) return { text: keyOfText(read.text) };
  const column = meanings.findIndex(
    (meaning) => typeof meaning === 'object' && 'part' in meaning && meaning.part === read.part,
  );
  const spot = { row, column: column < 0 ? undefined : column, header: PART_LABEL[read.part] };
  return { fault: placed(read.fault, spot) };
}

const isPercents = ({ spec }: FileColumn, cell: Value): boolean =>
  spec.kind === 'number' && spec.percents === true && isPercentage(cell);

/** A percentage of what is no share would be read as something else than was written: 45% of 900 m² as 45 m². */
const notAShare = (kpi: unknown, cell: Value): Fault =>
  fault('NOT_A_SHARE', [], { kpi: typeof kpi === 'string' ? kpi : '?' }, cell);

/** Needed always, or because something else of its group is filled in. */
function isMissing(column: FileColumn, filled: Cells): boolean {
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
  return placed(fault('EMPTY_CELL', [], { name: column.label }), spot);
}

/** Puts a value in data, by the one or two names of its path. */
function put(data: Record<string, unknown>, [name = '', inner]: readonly string[], value: unknown): void {
  if (inner === undefined) data[name] = value;
  else data[name] = { ...(data[name] as object | undefined), [inner]: value };
}

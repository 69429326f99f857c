import { fault, type EventData } from '#libs/programme';
import type { Cell, Row } from '#libs/spreadsheet';

import { fileColumns, type FileColumn } from '../columns.js';
import { addressKeyColumn } from '../header.js';
import { isPart, keyOf, readField, type Found, type Sorted } from '../map-row.js';
import { empty } from '../keys/address-parts.js';
import { placed, type PlacedFault } from '../placed-fault.js';
import type { Filled } from '../read-value.js';
import type { RowPlan } from '../row-plan.js';
import { cellsOf } from '../write-cells.js';
import { isCleared } from './action.js';
import { isSame, valueAt, withValue } from './changes.js';

interface Replacement {
  readonly data: EventData;
  readonly faults: readonly PlacedFault[];
  readonly notes: readonly PlacedFault[];
}

/**
 * An entry's data with what a row says of them: an empty cell leaves a field as it is, *(leeg)* takes it away. A
 * cell that holds what would be written of the entry today changes nothing, however it would be read.
 */
export function replacementOf(
  plan: RowPlan,
  row: Row,
  { cells, address }: Sorted,
  before: EventData,
): Replacement {
  const faults: PlacedFault[] = [];
  const notes: PlacedFault[] = [];
  const written = { nl: cellsOf(plan.type, before, 'nl'), en: cellsOf(plan.type, before, 'en') };
  let data = before;
  const change = (column: FileColumn, value: unknown): void => {
    if (!isSame(valueAt(before, column), value)) data = withValue(data, column, value);
  };
  for (const [i, column] of fileColumns(plan.type).entries()) {
    const found = cells.get(column);
    const spot = { row: row.number, column: found?.at, header: column.label };
    if (found === undefined) continue;
    if (isCleared(found.cell)) {
      if (column.required) faults.push(placed(fault('EMPTY_CELL', [], { name: column.label }), spot));
      else change(column, undefined);
      continue;
    }
    if (isWritten(found, written.nl[i]) || isWritten(found, written.en[i])) continue;
    const read = readField(plan, column, found, before['kpi']);
    if ('value' in read) change(column, read.value);
    if ('fault' in read) faults.push(placed(read.fault, spot));
    else if (read.note) notes.push(placed(read.note, spot));
  }
  const key = addressKeyColumn(plan.type);
  const isAddressed = [...address.values()].some(({ cell }) => !empty(cell));
  if (plan.keyOf && key && isAddressed && plan.header.meanings.some(isPart)) {
    const made = keyOf(plan.keyOf, address, plan.header, row.number);
    if ('fault' in made) faults.push(made.fault);
    else change(key, made.text);
  }
  return { data, faults, notes };
}

/** Whether a cell holds what is written of the entry as it stands. */
function isWritten({ cell }: Found, written: Cell | undefined): boolean {
  if (written === null || written === undefined) return false;
  if (typeof written === 'object') return 'date' in written && isDay(cell, written.date);
  return typeof written === typeof cell && written === (typeof cell === 'string' ? cell.trim() : cell);
}

const isDay = (cell: Filled, day: string): boolean =>
  typeof cell === 'object' && 'date' in cell && cell.time === undefined && cell.date === day;

import type { EventType } from '#libs/programme';

import { EventsOfRows, type CloudEventItem } from './event-of-row.js';
import { readHeader, type Header } from './header.js';
import { mapRow } from './map-row.js';
import { openTable, type Format } from './open-table.js';
import type { PlacedFault } from './placed-fault.js';
import { placed } from './placed-fault.js';
import { TableError } from './table-error.js';
import { fault } from '#libs/programme';

export const MAX_ROWS = 50_000;
/** After so many nobody reads on; it bounds what a file of nothing but faults costs. */
export const MAX_FAULTS = 10_000;
const ROWS_AT_ONCE = 200;

export interface TableFile {
  readonly type: EventType;
  readonly format: Format;
  readonly bytes: Buffer;
}

export interface ReadTable {
  readonly header: Header | undefined;
  readonly items: readonly CloudEventItem[];
  /** The row of each item. */
  readonly rows: readonly number[];
  readonly faults: readonly PlacedFault[];
}

/** Reads a file as events, all of its faults together; `onRow` is told now and then how far it came. */
export async function readTable(
  { type, format, bytes }: TableFile,
  source: string,
  onRows: (rows: number) => void = () => undefined,
): Promise<ReadTable> {
  const items: CloudEventItem[] = [];
  const rows: number[] = [];
  const faults: PlacedFault[] = [];
  let header: Header | undefined;
  try {
    const table = openTable(bytes, format);
    const events = new EventsOfRows(type, source);
    for await (const row of table.rows) {
      if (!header) {
        header = readHeader(type, row);
        if (header.faults.length > 0) return { header, items, rows, faults: header.faults };
        continue;
      }
      if (rows.length === MAX_ROWS)
        throw new TableError('TOO_MANY_ROWS', { row: row.number }, { max: MAX_ROWS });
      const mapped = mapRow(type, header, row, table.separator);
      faults.push(...mapped.faults);
      items.push(events.eventOf(mapped));
      rows.push(row.number);
      if (faults.length >= MAX_FAULTS)
        throw new TableError('MANY_FAULTS', { row: row.number }, { max: MAX_FAULTS });
      if (rows.length % ROWS_AT_ONCE === 0) {
        onRows(rows.length);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    if (rows.length === 0) faults.push(placed(fault('FILE_EMPTY', ''), {}));
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    faults.push(error.fault);
  }
  onRows(rows.length);
  return { header, items, rows, faults };
}

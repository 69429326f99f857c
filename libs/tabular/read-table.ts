import { fault, type EventType } from '#libs/programme';
import { nextTurn, type Row } from '#libs/spreadsheet';

import { EventsOfRows, type CloudEventItem } from './event-of-row.js';
import { findSheet, firstRows, headerAmong } from './find-sheet.js';
import { headerText, readHeader, type Header } from './header.js';
import { layoutRow } from './find-layout-row.js';
import { layoutHeader, layoutPlans, type Layout } from './layout.js';
import { mapRow } from './map-row.js';
import { normalised } from './normalised.js';
import { openTable, type Format } from './open-table.js';
import { placed, type PlacedFault } from './placed-fault.js';
import { areaNames, plainPlan, type Area } from './row-plan.js';
import { SheetWarnings } from './sheet-warnings.js';
import { TableError } from './table-error.js';

export const MAX_ROWS = 50_000;
/** After so many nobody reads on; it bounds what a file of nothing but faults costs. */
export const MAX_FAULTS = 10_000;
const ROWS_AT_ONCE = 200;

export interface TableFile {
  readonly type: EventType;
  readonly format: Format;
  readonly bytes: Uint8Array;
  /** Which sheet is meant; default: the one with the header. */
  readonly sheet?: string | undefined;
}

export interface ReadTable {
  readonly header: Header | undefined;
  readonly items: readonly CloudEventItem[];
  /** The row of each item. */
  readonly rows: readonly number[];
  readonly faults: readonly PlacedFault[];
  /** What was read otherwise than it seems to stand there, and what was not read; nothing is refused for it. */
  readonly notes: readonly PlacedFault[];
}

export interface ReadOptions {
  /** Told now and then how far it came. */
  readonly onRows?: (rows: number) => void;
  /** How a partner's own headers are read; without it they are those of the type's template. */
  readonly layout?: Layout | undefined;
  /** The decimal sign of columns, by the normalised header, settled by a person; with a layout that says it. */
  readonly decimals?: Readonly<Record<string, ',' | '.'>>;
  /** Areas that may be called by name. */
  readonly areas?: readonly Area[];
  /** Makes keys of addresses, whose columns are then known. */
  readonly keyOf?: ((address: string) => string) | undefined;
}

/** Two events of one row have the same faults in their common columns: told once. */
const newOf = (found: readonly PlacedFault[], before: readonly PlacedFault[]): readonly PlacedFault[] =>
  found.filter(
    ({ place, rule }) => !before.slice(-50).some((each) => each.place === place && each.rule === rule),
  );

/** The decimal sign of each column that has one settled, by its place. */
const signsOf = (
  { values }: Row,
  decimals: ReadOptions['decimals'] = {},
): readonly (',' | '.' | undefined)[] => values.map((value) => decimals[normalised(headerText(value))]);

/** Reads a file as events, all of its faults together. */
export async function readTable(
  { type, format, bytes, sheet: asked }: TableFile,
  source: string,
  { onRows = () => undefined, areas = [], keyOf, layout, decimals = {} }: ReadOptions = {},
): Promise<ReadTable> {
  const items: CloudEventItem[] = [];
  const rows: number[] = [];
  const faults: PlacedFault[] = [];
  const notes: PlacedFault[] = [];
  let header: Header | undefined;
  try {
    const names = { addresses: keyOf !== undefined };
    const table = await openTable(bytes, format);
    const found = await findSheet(table, type, asked, names);
    notes.push(...found.notes);
    const first = await firstRows(table, found.sheet);
    const headerRow = layout ? layoutRow(first, layout) : headerAmong(first, type, names);
    if (!headerRow) throw new TableError('FILE_EMPTY');
    header = layout ? layoutHeader(layout, headerRow) : readHeader(type, headerRow, names);
    if (header.faults.length > 0) return { header, items, rows, faults: header.faults, notes };
    const context = { names: areaNames(areas), keyOf };
    const plans = layout
      ? layoutPlans(layout, header, headerRow, table, context)
      : [plainPlan(type, header, { ...context, ...table, signs: signsOf(headerRow, decimals) })];
    const made = plans.map((plan) => ({ plan, events: new EventsOfRows(plan.type, source) }));
    const warnings = new SheetWarnings(header);
    for await (const row of table.rows(found.sheet, (told) => warnings.heard(told))) {
      if (row.number <= header.row) continue;
      faults.push(...warnings.ofRow(row));
      for (const { plan, events } of made) {
        if (plan.isFor && !plan.isFor(row)) continue;
        if (rows.length === MAX_ROWS)
          throw new TableError('TOO_MANY_ROWS', { row: row.number }, { max: MAX_ROWS });
        const mapped = mapRow(plan, row);
        faults.push(...newOf(mapped.faults, faults));
        if (notes.length < MAX_FAULTS) notes.push(...mapped.notes);
        items.push(events.eventOf(mapped));
        rows.push(row.number);
      }
      if (faults.length >= MAX_FAULTS)
        throw new TableError('MANY_FAULTS', { row: row.number }, { max: MAX_FAULTS });
      if (rows.length % ROWS_AT_ONCE === 0) {
        onRows(rows.length);
        await nextTurn();
      }
    }
    if (rows.length === 0) faults.push(placed(fault('FILE_EMPTY', ''), {}));
    faults.push(...warnings.merged(rows));
    notes.push(...warnings.hiddenColumns());
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    faults.push(error.fault);
  }
  onRows(rows.length);
  return { header, items, rows, faults, notes };
}

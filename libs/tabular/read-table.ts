import { fault, type EventType } from '#libs/programme';
import type { Row, SheetNotes } from '#libs/spreadsheet';

import { RowAmender } from './corrections/amend-row.js';
import type { OwnEntry } from './corrections/own-entry.js';
import { EventsOfRows } from './event-of-row.js';
import { findSheet, firstRows, headerAmong } from './find-sheet.js';
import { headerText, isOfCorrections, readHeader, type Header } from './header.js';
import { layoutHeader, layoutPlans, layoutRow, type Layout } from './layout.js';
import { mapRow } from './map-row.js';
import { normaliseLabel } from './normalise-label.js';
import { noRow } from './no-row.js';
import { openTable, type Format } from './open-table.js';
import { placed, type PlacedFault } from './placed-fault.js';
import { areaNames, plainPlan, type Area, type RowPlan } from './row-plan.js';
import { RowsRead, toReadTable, type ReadTable, type Taken } from './rows-read.js';
import { SheetWarnings } from './sheet-warnings.js';
import { TableError } from './table-error.js';

export interface TableFile {
  readonly type: EventType;
  readonly format: Format;
  readonly bytes: Uint8Array;
  /** Which sheet is meant; default: the one with the header. */
  readonly sheet?: string | undefined;
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
  /** Entries of the type of which rows may say something, as they stand. */
  readonly entries?: readonly OwnEntry[] | undefined;
}

type Taker = (row: Row) => Taken | undefined;

/** How rows become events of a plan; undefined for rows that are not for it. */
function takerOf(plan: RowPlan, source: string, entries: readonly OwnEntry[] | undefined): Taker {
  if (entries) {
    const amender = new RowAmender(plan, entries, source);
    return (row) => amender.amend(row);
  }
  const events = new EventsOfRows(plan.type, source);
  return (row) => {
    if (plan.isFor && !plan.isFor(row)) return undefined;
    const mapped = mapRow(plan, row);
    return { item: events.eventOf(mapped), faults: mapped.faults, notes: mapped.notes };
  };
}

/** The decimal sign of each column that has one settled, by its place. */
const signsOf = (
  { values }: Row,
  decimals: ReadOptions['decimals'] = {},
): readonly (',' | '.' | undefined)[] => values.map((value) => decimals[normaliseLabel(headerText(value))]);

/** The header of a file, where its rows are, and how they are read. */
interface Opened {
  readonly header: Header;
  readonly headerRow: Row;
  /** Throws TableError where the layout does not fit. */
  readonly plans: () => readonly RowPlan[];
  readonly rows: (heard: (notes: SheetNotes) => void) => AsyncIterable<Row>;
}

/** Finds the sheet and its header. Throws TableError where there is none. */
async function openRows(
  { type, format, bytes, sheet: asked }: TableFile,
  { areas = [], keyOf, layout, decimals = {} }: ReadOptions,
  notes: PlacedFault[],
): Promise<Opened> {
  const names = { addresses: keyOf !== undefined };
  const table = await openTable(bytes, format);
  const found = await findSheet(table, type, asked, names);
  notes.push(...found.notes);
  const first = await firstRows(table, found.sheet);
  const headerRow = layout ? layoutRow(first, layout) : headerAmong(first, type, names);
  if (!headerRow) throw new TableError('FILE_EMPTY');
  const header = layout ? layoutHeader(layout, headerRow) : readHeader(type, headerRow, names);
  const context = { names: areaNames(areas), keyOf };
  return {
    header,
    headerRow,
    plans: () =>
      layout
        ? layoutPlans(layout, header, headerRow, table, context)
        : [plainPlan(type, header, { ...context, ...table, signs: signsOf(headerRow, decimals) })],
    rows: (heard) => table.rows(found.sheet, heard),
  };
}

/** Reads the rows below the header into what was read. Throws TableError where it has to be given up. */
async function readRows(
  { header, headerRow, rows }: Opened,
  takers: readonly Taker[],
  into: RowsRead,
  onRows: (rows: number) => void,
): Promise<void> {
  const warnings = new SheetWarnings(header);
  for await (const row of rows((notes) => warnings.heard(notes))) {
    if (row.number <= header.row) continue;
    into.faults.push(...warnings.ofRow(row));
    const none = noRow(headerRow, row);
    if (none) {
      into.skip(row, none);
      continue;
    }
    for (const take of takers) {
      const taken = take(row);
      if (taken) into.take(row, taken);
    }
    await into.pause(row, onRows);
  }
  if (into.read.length === 0) into.faults.push(placed(fault('FILE_EMPTY', []), {}));
  into.faults.push(...warnings.merged(into.read));
  into.notes.push(...warnings.hiddenColumns());
}

/** Reads a file as events, all of its faults together. */
export async function readTable(
  file: TableFile,
  source: string,
  options: ReadOptions = {},
): Promise<ReadTable> {
  const { onRows = () => undefined, entries } = options;
  const into = new RowsRead();
  let header: Header | undefined;
  try {
    const opened = await openRows(file, options, into.notes);
    ({ header } = opened);
    if (header.faults.length > 0) return { ...toReadTable(into, header), faults: header.faults };
    const plans = opened.plans();
    const amends = isOfCorrections(header.meanings);
    if (amends && !entries) return toReadTable(into, header, true);
    const takers = plans.map((plan) => takerOf(plan, source, amends ? entries : undefined));
    await readRows(opened, takers, into, onRows);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    into.faults.push(error.fault);
  }
  onRows(into.read.length);
  return toReadTable(into, header);
}

import { fault, type EventType } from '#libs/programme';
import { nextTurn, type Row } from '#libs/spreadsheet';

import { RowAmender } from './corrections/amend-row.js';
import type { Change } from './corrections/changes.js';
import type { OwnEntry } from './corrections/own-entry.js';
import { EventsOfRows, type CloudEventItem } from './event-of-row.js';
import { findSheet, firstRows, headerAmong } from './find-sheet.js';
import { headerText, isOfCorrections, readHeader, type Header } from './header.js';
import { layoutRow } from './find-layout-row.js';
import { layoutHeader, layoutPlans, type Layout } from './layout.js';
import { mapRow } from './map-row.js';
import { normalised } from './normalised.js';
import { noRow } from './no-row.js';
import { openTable, type Format } from './open-table.js';
import { placed, type PlacedFault } from './placed-fault.js';
import { areaNames, plainPlan, type Area, type RowPlan } from './row-plan.js';
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
  /** Of a file that says something of entries that are there; those rows say nothing new have no item. */
  readonly corrections?: Corrections;
}

export interface Corrections {
  /** Of each item. */
  readonly changes: readonly Change[];
  /** Rows that were read, those that change nothing too. */
  readonly rows: number;
  /** The rows were not read: it was not told which entries there are. */
  readonly needsEntries: boolean;
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

/** What one row gives for one type. */
interface Taken {
  readonly item?: CloudEventItem;
  readonly change?: Change;
  readonly faults: readonly PlacedFault[];
  readonly notes: readonly PlacedFault[];
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
  { onRows = () => undefined, areas = [], keyOf, layout, decimals = {}, entries }: ReadOptions = {},
): Promise<ReadTable> {
  const items: CloudEventItem[] = [];
  const changes: Change[] = [];
  const rows: number[] = [];
  const read: number[] = [];
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
    const amends = isOfCorrections(header.meanings);
    if (amends && !entries)
      return { header, items, rows, faults, notes, corrections: { changes, rows: 0, needsEntries: true } };
    const takers = plans.map((plan) => takerOf(plan, source, amends ? entries : undefined));
    const warnings = new SheetWarnings(header);
    for await (const row of table.rows(found.sheet, (told) => warnings.heard(told))) {
      if (row.number <= header.row) continue;
      faults.push(...warnings.ofRow(row));
      const none = noRow(headerRow, row);
      if (none) {
        faults.push(none);
        read.push(row.number);
        continue;
      }
      for (const take of takers) {
        const taken = take(row);
        if (!taken) continue;
        if (read.length === MAX_ROWS)
          throw new TableError('TOO_MANY_ROWS', { row: row.number }, { max: MAX_ROWS });
        read.push(row.number);
        faults.push(...newOf(taken.faults, faults));
        if (notes.length < MAX_FAULTS) notes.push(...taken.notes);
        if (!taken.item) continue;
        items.push(taken.item);
        rows.push(row.number);
        if (taken.change) changes.push(taken.change);
      }
      if (faults.length >= MAX_FAULTS)
        throw new TableError('MANY_FAULTS', { row: row.number }, { max: MAX_FAULTS });
      if (read.length % ROWS_AT_ONCE === 0) {
        onRows(read.length);
        await nextTurn();
      }
    }
    if (read.length === 0) faults.push(placed(fault('FILE_EMPTY', ''), {}));
    faults.push(...warnings.merged(read));
    notes.push(...warnings.hiddenColumns());
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    faults.push(error.fault);
  }
  onRows(read.length);
  const isCorrecting = header !== undefined && isOfCorrections(header.meanings);
  const corrections = { changes, rows: read.length, needsEntries: false };
  return { header, items, rows, faults, notes, ...(isCorrecting ? { corrections } : {}) };
}

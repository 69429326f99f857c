import { isSamePlace } from '#libs/programme';
import { nextTurn, type Row } from '#libs/spreadsheet';

import type { Change } from './corrections/changes.js';
import type { CloudEventItem } from './event-of-row.js';
import { isOfCorrections, type Header } from './header.js';
import type { PlacedFault } from './placed-fault.js';
import { TableError } from './table-error.js';

export const MAX_ROWS = 50_000;
/** After so many nobody reads on; it bounds what a file of nothing but faults costs. */
export const MAX_FAULTS = 10_000;
const ROWS_AT_ONCE = 200;

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

/** What one row gives for one type. */
export interface Taken {
  readonly item?: CloudEventItem;
  readonly change?: Change;
  readonly faults: readonly PlacedFault[];
  readonly notes: readonly PlacedFault[];
}
/** Two events of one row have the same faults in their common columns: told once. */
const newOf = (found: readonly PlacedFault[], before: readonly PlacedFault[]): readonly PlacedFault[] =>
  found.filter(
    ({ place, rule }) =>
      !before.slice(-50).some((each) => each.rule === rule && isSamePlace(each.place, place)),
  );

/** What the rows of a file gave so far. */
export class RowsRead {
  readonly items: CloudEventItem[] = [];
  readonly changes: Change[] = [];
  /** The row of each item. */
  readonly rows: number[] = [];
  /** Every row that was read, also those that made nothing. */
  readonly read: number[] = [];
  readonly faults: PlacedFault[] = [];
  readonly notes: PlacedFault[] = [];

  /** A row that is none: a total, the header once more. */
  skip(row: Row, none: PlacedFault): void {
    this.faults.push(none);
    this.read.push(row.number);
  }

  /** What a row gives for one type. Throws TableError beyond the rows that a file may have. */
  take({ number: row }: Row, taken: Taken): void {
    if (this.read.length === MAX_ROWS) throw new TableError('TOO_MANY_ROWS', { row }, { max: MAX_ROWS });
    this.read.push(row);
    this.faults.push(...newOf(taken.faults, this.faults));
    if (this.notes.length < MAX_FAULTS) this.notes.push(...taken.notes);
    if (!taken.item) return;
    this.items.push(taken.item);
    this.rows.push(row);
    if (taken.change) this.changes.push(taken.change);
  }

  /** After each row: gives others their turn now and then. Throws TableError beyond the faults that anybody reads. */
  async pause({ number: row }: Row, onRows: (rows: number) => void): Promise<void> {
    if (this.faults.length >= MAX_FAULTS) throw new TableError('MANY_FAULTS', { row }, { max: MAX_FAULTS });
    if (this.read.length % ROWS_AT_ONCE !== 0) return;
    onRows(this.read.length);
    await nextTurn();
  }
}

/** As it is answered; of a file of corrections also what becomes of the entries. */
export function toReadTable(
  { items, changes, rows, read, faults, notes }: RowsRead,
  header: Header | undefined,
  needsEntries = false,
): ReadTable {
  const isCorrecting = header !== undefined && header.faults.length === 0 && isOfCorrections(header.meanings);
  const corrections = { changes, rows: read.length, needsEntries };
  return { header, items, rows, faults, notes, ...(isCorrecting ? { corrections } : {}) };
}

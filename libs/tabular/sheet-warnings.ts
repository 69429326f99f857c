import { fault } from '#libs/programme';
import { columnName, type Merge, type Row, type SheetNotes } from '#libs/spreadsheet';

import type { Header } from './header.js';
import { placed, type PlacedFault } from './placed-fault.js';

/** No more are told: it bounds what one file of merged cells costs. */
const MOST_TOLD = 1_000;

/** What a sheet hides from whoever looks at it, or shows where nothing is: told with row and column. */
export class SheetWarnings {
  #notes: SheetNotes = { merges: [], hiddenColumns: [] };

  constructor(private readonly header: Header) {}

  heard(notes: SheetNotes): void {
    this.#notes = notes;
  }

  /** A row that is not on the screen: who sends it may not know that it goes along. */
  ofRow(row: Row): readonly PlacedFault[] {
    return row.hidden === true ? [placed(fault('ROW_HIDDEN', []), { row: row.number })] : [];
  }

  /**
   * Cells below the header that show another cell's value and have none of their own. `rows`: those that were read,
   * in order.
   */
  merged(rows: readonly number[]): readonly PlacedFault[] {
    const warnings: PlacedFault[] = [];
    const isRead = new Set(rows);
    for (const merge of this.#notes.merges) {
      const last = Math.min(merge.toRow, rows.at(-1) ?? 0);
      for (let row = Math.max(merge.fromRow, this.header.row + 1); row <= last; row++) {
        if (!isRead.has(row)) continue;
        for (const column of this.#columnsIn(merge, row)) {
          if (warnings.length === MOST_TOLD) return warnings;
          warnings.push(this.#mergedCell(merge, row, column));
        }
      }
    }
    return warnings;
  }

  /** Columns that are read while they are not on the screen. */
  hiddenColumns(): readonly PlacedFault[] {
    return this.#notes.hiddenColumns
      .filter((column) => this.#isRead(column))
      .map((column) => placed(fault('COLUMN_HIDDEN', []), { row: this.header.row, column }));
  }

  /** Those of a merge that are read, but for its first cell, which has the value. */
  #columnsIn({ fromRow, fromColumn, toColumn }: Merge, row: number): readonly number[] {
    const columns: number[] = [];
    const last = Math.min(toColumn, this.header.meanings.length - 1);
    for (let column = fromColumn; column <= last; column++)
      if (this.#isRead(column) && (row !== fromRow || column !== fromColumn)) columns.push(column);
    return columns;
  }

  #isRead(column: number): boolean {
    const meaning = this.header.meanings[column];
    return meaning !== undefined && meaning !== 'faults' && meaning !== 'unused';
  }

  #mergedCell({ fromRow, fromColumn }: Merge, row: number, column: number): PlacedFault {
    const meaning = this.header.meanings[column];
    const header = typeof meaning === 'object' && 'label' in meaning ? meaning.label : undefined;
    const first = `${columnName(fromColumn)}${fromRow}`;
    return placed(fault('CELL_MERGED', [], { first }), { row, column, header });
  }
}

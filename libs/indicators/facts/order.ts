import type { FactTable } from './fact-table.js';

/** Whether one row of a table happened before another: by occurredOn, then by position. */
export const isBefore = (table: FactTable, row: number, than: number): boolean =>
  table.day.at(row) < table.day.at(than) ||
  (table.day.at(row) === table.day.at(than) && table.entryPosition.at(row) < table.entryPosition.at(than));

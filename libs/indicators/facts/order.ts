import type { FactTable } from './fact-table.js';

/** Whether one row of a table happened before another: by occurredOn, then by position. */
export function isBefore({ day, entryPosition }: FactTable, row: number, than: number): boolean {
  const one = day.values[row] ?? 0;
  const other = day.values[than] ?? 0;
  return (
    one < other || (one === other && (entryPosition.values[row] ?? 0) < (entryPosition.values[than] ?? 0))
  );
}

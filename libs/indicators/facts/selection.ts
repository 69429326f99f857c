import type { FactTable } from './fact-table.js';

/** Rows of one table that count at a position and happened in a range of days, grouped by area. */
export interface Selection {
  readonly table: FactTable;
  /** Row numbers, area after area, within an area in order of appearance. */
  readonly rows: Int32Array;
  /** Rows of area a are rows[offsets[a]] … rows[offsets[a + 1] - 1]. */
  readonly offsets: Int32Array;
}

/** One pass over the columns and a counting sort by area. Days are inclusive. Rows without an area are left out. */
export function select(
  table: FactTable,
  position: number,
  fromDay: number,
  toDay: number,
  areas: number,
): Selection {
  const length = table.length;
  const from = table.from.values;
  const to = table.to.values;
  const day = table.day.values;
  const area = table.area.values;
  const offsets = new Int32Array(areas + 1);
  const found = new Int32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    const d = day[row] ?? 0;
    const a = area[row] ?? 0;
    if (d < fromDay || d > toDay || (from[row] ?? 0) > position || (to[row] ?? 0) <= position || a >= areas)
      continue;
    found[count++] = row;
    offsets[a + 1] = (offsets[a + 1] ?? 0) + 1;
  }
  for (let i = 1; i < offsets.length; i++) offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0);
  const next = offsets.slice();
  const rows = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const row = found[i] ?? 0;
    const slot = area[row] ?? 0;
    const place = next[slot] ?? 0;
    rows[place] = row;
    next[slot] = place + 1;
  }
  return { table, rows, offsets };
}

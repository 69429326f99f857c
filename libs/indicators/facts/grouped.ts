/** Rows by key: rows of key k are rows[offsets[k]] … rows[offsets[k + 1] - 1], in the order they were given. */
export interface Grouped {
  readonly rows: Int32Array;
  readonly offsets: Int32Array;
}

/** Counting sort of rows by key; rows with a negative key are left out. */
export function groupBy(rows: Int32Array, size: number, keyOf: (row: number) => number): Grouped {
  const offsets = new Int32Array(size + 1);
  for (const row of rows) {
    const key = keyOf(row);
    if (key >= 0) offsets[key + 1] = (offsets[key + 1] ?? 0) + 1;
  }
  for (let i = 1; i <= size; i++) offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0);
  const next = offsets.slice(0, size);
  const sorted = new Int32Array(offsets[size] ?? 0);
  for (const row of rows) {
    const key = keyOf(row);
    if (key < 0) continue;
    const place = next[key] ?? 0;
    sorted[place] = row;
    next[key] = place + 1;
  }
  return { rows: sorted, offsets };
}

/** Calls back for every row of the key. */
export function eachOf(grouped: Grouped, key: number, visit: (row: number) => void): void {
  const end = grouped.offsets[key + 1] ?? 0;
  for (let i = grouped.offsets[key] ?? 0; i < end; i++) visit(grouped.rows[i] ?? 0);
}

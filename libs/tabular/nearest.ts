import type { FileColumn } from './columns.js';
import { normalised } from './normalised.js';

/** The column whose label begins or ends the same way, or is at most two letters off. */
export function nearest(text: string, columns: readonly FileColumn[]): FileColumn | undefined {
  const near = (label: string): boolean => {
    const name = normalised(label);
    return (
      (text.length >= 4 && (name.startsWith(text) || text.startsWith(name))) || distance(text, name, 2) <= 2
    );
  };
  return columns.find(({ label }) => near(label.nl) || near(label.en));
}

/** Damerau's distance (letters changed, added, left out, or swapped with the next) of short texts; beyond `most` it is `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [two, one] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const ways = [(one[j - 1] ?? 0) + (same ? 0 : 1), (one[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1];
      row.push(Math.min(...ways, swapped ? (two[j - 2] ?? 0) + 1 : most + 1));
    }
    [two, one] = [one, row];
  }
  return Math.min(one[b.length] ?? 0, most + 1);
}

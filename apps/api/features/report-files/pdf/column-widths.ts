/** What a column needs at least, and what it would take to keep every text on one line. */
export interface Needs {
  readonly least: number;
  readonly most: number;
}

/**
 * Widths that fill `width` when the texts ask for it: each what it needs, the rest in proportion to what it would
 * take.
 */
export function columnWidths(needs: readonly Needs[], width: number): readonly number[] {
  const sum = (of: (one: Needs) => number): number => needs.reduce((total, one) => total + of(one), 0);
  const [least, most] = [sum((one) => one.least), sum((one) => one.most)];
  if (most <= width) return needs.map((one) => one.most);
  if (least >= width) return needs.map((one) => (one.least * width) / least);
  const wanted = most - least;
  return needs.map((one) => one.least + ((one.most - one.least) / wanted) * (width - least));
}

import type { EventName } from '#libs/programme';
import { Distinct } from './distinct.js';
import { NONE, type FactTable } from './fact-table.js';
import { firstIndex } from './first-index.js';

/** As many as the 16 bits of their column can name, and the programme office. */
const MOST_PARTNERS = 65_537;
const partnersSeen = new Distinct();

/** Rows of one table that count at a position and happened in a range of days, grouped by area. */
export class Selection<N extends EventName = EventName> {
  private partners: readonly (readonly number[])[] | undefined;

  constructor(
    readonly table: FactTable<N>,
    /** Row numbers, area after area, within an area in order of appearance. */
    readonly rows: Int32Array,
    /** Rows of area a are rows[offsets[a]] … rows[offsets[a + 1] - 1]. */
    readonly offsets: Int32Array,
  ) {}

  /** The rows of some areas, area after area. */
  in(areas: readonly number[]): Int32Array {
    const run = this.rangeOf(areas);
    if (run) return this.rows.subarray(run[0], run[1]);
    const found = areas.map((area) => this.rows.subarray(...this.range(area, 1)));
    const rows = new Int32Array(found.reduce((sum, { length }) => sum + length, 0));
    let length = 0;
    for (const some of found) {
      rows.set(some, length);
      length += some.length;
    }
    return rows;
  }

  /**
   * Where the rows of some areas begin and end, when they stand together, as those of one area and of the programme
   * do.
   */
  rangeOf(areas: readonly number[]): readonly [number, number] | undefined {
    const [first = 0] = areas;
    return areas.every((area, i) => area === first + i) ? this.range(first, areas.length) : undefined;
  }

  /** The rows that meet a test. */
  filter(test: (row: number) => boolean): Selection<N> {
    const { rows, offsets } = this;
    const kept = new Int32Array(rows.length);
    const starts = new Int32Array(offsets.length);
    let count = 0;
    for (let area = 0; area + 1 < offsets.length; area++) {
      for (let i = offsets[area] ?? 0; i < (offsets[area + 1] ?? 0); i++) {
        const row = rows[i] ?? 0;
        if (test(row)) kept[count++] = row;
      }
      starts[area + 1] = count;
    }
    return new Selection(this.table, kept.subarray(0, count), starts);
  }

  /** Numbers of the partners whose entries these are, in an area; NONE for the programme office. */
  partnersIn(area: number): readonly number[] {
    this.partners ??= Array.from({ length: this.offsets.length - 1 }, (_, of) => {
      const seen = partnersSeen.reset(MOST_PARTNERS);
      const partners: number[] = [];
      const { rows, offsets } = this;
      for (let i = offsets[of] ?? 0; i < (offsets[of + 1] ?? 0); i++) {
        const partner = this.table.partner(rows[i] ?? 0);
        if (seen.add(partner - NONE)) partners.push(partner);
      }
      return partners;
    });
    return this.partners[area] ?? [];
  }

  private range(area: number, areas: number): [number, number] {
    const last = this.offsets.length - 1;
    return [this.offsets[Math.min(area, last)] ?? 0, this.offsets[Math.min(area + areas, last)] ?? 0];
  }
}

/**
 * Small, because a few corrections of old entries among many rows would make every block look like one of all days.
 */
const BLOCK = 64;

/**
 * Earliest and latest day of each whole block of rows, kept up as a table grows; neither rows nor their days ever
 * change.
 */
const daysOfBlocks = new WeakMap<FactTable, { first: number[]; last: number[] }>();

function blocksOf(table: FactTable): { first: number[]; last: number[] } {
  const known = daysOfBlocks.get(table) ?? { first: [], last: [] };
  daysOfBlocks.set(table, known);
  const day = table.day.values;
  for (let block = known.first.length; (block + 1) * BLOCK <= table.length; block++) {
    let [first, last] = [Infinity, -Infinity];
    for (let row = block * BLOCK; row < (block + 1) * BLOCK; row++) {
      const d = day[row] ?? 0;
      if (d < first) first = d;
      if (d > last) last = d;
    }
    known.first.push(first);
    known.last.push(last);
  }
  return known;
}

/** Rows are in the order of `from`: how many of them begin at or before a position. */
export function begunAt(table: FactTable, position: number): number {
  const from = table.from.values;
  return firstIndex(table.length, (row) => (from[row] ?? 0) > position);
}

/** Rows found so far by the selection that is being made. */
let found = new Int32Array(0);

/**
 * One pass over the columns, past the blocks of other days, and a counting sort by area. Days are inclusive. Rows
 * without an area are left out.
 */
export function select<N extends EventName>(
  table: FactTable<N>,
  position: number,
  fromDay: number,
  toDay: number,
  areas: number,
): Selection<N> {
  const length = begunAt(table, position);
  const blocks = blocksOf(table);
  const to = table.to.values;
  const day = table.day.values;
  const area = table.area.values;
  const offsets = new Int32Array(areas + 1);
  if (found.length < length) found = new Int32Array(length * 2);
  let count = 0;
  for (let start = 0; start < length; start += BLOCK) {
    const block = start / BLOCK;
    if ((blocks.first[block] ?? -Infinity) > toDay || (blocks.last[block] ?? Infinity) < fromDay) continue;
    const end = Math.min(start + BLOCK, length);
    for (let row = start; row < end; row++) {
      const d = day[row] ?? 0;
      const a = area[row] ?? 0;
      if (d < fromDay || d > toDay || (to[row] ?? 0) <= position || a >= areas) continue;
      found[count++] = row;
      offsets[a + 1] = (offsets[a + 1] ?? 0) + 1;
    }
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
  return new Selection(table, rows, offsets);
}

/** Calls back for every row that counts at a position, in order of appearance. */
export function eachCounting(table: FactTable, position: number, visit: (row: number) => void): void {
  const to = table.to.values;
  const length = begunAt(table, position);
  for (let row = 0; row < length; row++) if ((to[row] ?? 0) > position) visit(row);
}

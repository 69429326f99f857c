import type { ClockReading } from '#libs/programme';
import type { EffectiveEntries } from './effective-entries.js';
import type { FactTable } from './fact-table.js';

/** Delays below so many days, which nearly all are, are counted in an array; that is much quicker than in a map. */
const SOON = 1024;

const UNKNOWN = -(2 ** 31);

interface DelayDays {
  /** Of each row that was asked about; UNKNOWN of any other. */
  days: Int32Array;
  readonly readings: readonly ClockReading[];
}

/** By table, while the log's times are read in one way; neither rows nor their days ever change. */
const keptOf = new WeakMap<FactTable, DelayDays>();

/** How often each number of days from an event to its registration occurs. */
export class Delays {
  private readonly soon = new Int32Array(SOON);
  private readonly other = new Map<number, number>();
  entries = 0;

  add(days: number): void {
    if (days >= 0 && days < SOON) this.soon[days] = (this.soon[days] ?? 0) + 1;
    else this.other.set(days, (this.other.get(days) ?? 0) + 1);
    this.entries++;
  }

  /** Of each of some rows. */
  addRows(entries: EffectiveEntries, table: FactTable, rows: Int32Array): void {
    const days = daysOf(entries, table);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0;
      let delay = days?.[row] ?? UNKNOWN;
      if (delay === UNKNOWN) {
        delay = daysLate(entries, table, row);
        if (days) days[row] = delay;
      }
      this.add(delay);
    }
  }

  addAll({ soon, other, entries }: Delays): void {
    for (let days = 0; days < SOON; days++) this.soon[days] = (this.soon[days] ?? 0) + (soon[days] ?? 0);
    for (const [days, times] of other) this.other.set(days, (this.other.get(days) ?? 0) + times);
    this.entries += entries;
  }

  /** How many are of more than so many days. */
  above(days: number): number {
    let late = 0;
    for (const [found, times] of this.counts()) if (found > days) late += times;
    return late;
  }

  /** By number of days. */
  counts(): ReadonlyMap<number, number> {
    const counts = new Map(this.other);
    for (let days = 0; days < SOON; days++) {
      const times = this.soon[days] ?? 0;
      if (times > 0) counts.set(days, times);
    }
    return counts;
  }
}

/**
 * What is kept of a table's rows; undefined where a clock that had jumped was settled only after the position asked
 * about.
 */
function daysOf(entries: EffectiveEntries, table: FactTable): Int32Array | undefined {
  const { readings } = entries.store.moments;
  if (readings.some((reading) => reading.at > entries.timesAt)) return undefined;
  let kept = keptOf.get(table);
  if (kept?.readings !== readings) {
    kept = { days: new Int32Array(0), readings };
    keptOf.set(table, kept);
  }
  if (kept.days.length < table.length) {
    const grown = new Int32Array(Math.ceil(table.length * 1.25)).fill(UNKNOWN);
    grown.set(kept.days);
    kept.days = grown;
  }
  return kept.days;
}

/** Days from what a row says happened to when its entry was recorded, between Amsterdam dates. */
export const daysLate = (entries: EffectiveEntries, table: FactTable, row: number): number =>
  entries.recordedDay(table.entryPosition.at(row)) - table.day.at(row);

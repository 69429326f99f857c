import type { ClockReading } from '#libs/programme';
import { amsterdamDay } from './amsterdam-day.js';

/** When each position was recorded (ms since 1970 UTC); never decreases, so a moment names one position. */
export class Moments {
  private values = new Float64Array(1024);
  private length = 0;
  /** Of each position that was asked about its day; 0 of any other. */
  private days = new Int32Array(0);
  private settled: readonly ClockReading[] = [];

  /** How the times of a log that holds a clock's jump are read. */
  get readings(): readonly ClockReading[] {
    return this.settled;
  }

  /** Reads the times otherwise from a position on; the same again changes nothing. */
  settle(reading: ClockReading): void {
    if (this.settled.some(({ at }) => at === reading.at)) return;
    this.settled = [...this.settled, reading].sort((a, b) => a.at - b.at);
    this.days = new Int32Array(0);
  }

  get head(): number {
    return this.length;
  }

  add(recordedAt: number): void {
    if (this.length === this.values.length) {
      const grown = new Float64Array(this.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = recordedAt;
  }

  /** The same moments, for a log that goes on otherwise. */
  copy(): Moments {
    const copied = new Moments();
    copied.values = this.values.slice();
    copied.length = this.length;
    copied.settled = this.settled;
    return copied;
  }

  /** Moment of a position; undefined for 0 or beyond the head. */
  of(position: number): number | undefined {
    return position >= 1 && position <= this.length ? this.readAt(position, Infinity) : undefined;
  }

  /**
   * Amsterdam day of the moment a position was recorded; undefined for 0 or beyond the head. Computed once. `seenFrom`: as it
   * was read at that position, before a clock that had jumped was settled.
   */
  dayOf(position: number, seenFrom = Infinity): number | undefined {
    if (position < 1 || position > this.length) return undefined;
    if (this.settled.some(({ at }) => at > seenFrom)) return amsterdamDay(this.readAt(position, seenFrom));
    if (this.days.length < this.length) {
      const grown = new Int32Array(this.values.length);
      grown.set(this.days);
      this.days = grown;
    }
    const known = this.days[position - 1] ?? 0;
    if (known !== 0) return known;
    return (this.days[position - 1] = amsterdamDay(this.readAt(position, Infinity)));
  }

  /** The last position recorded on or before an Amsterdam day; 0 when there is none. */
  positionOn(day: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.dayOf(middle + 1) ?? 0) <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The last position recorded at or before a moment; 0 when there is none. */
  positionAt(moment: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.readAt(middle + 1, Infinity) <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** As stored, less what the clock was ahead by what is settled up to `seenFrom`; never before what came before the jump. */
  private readAt(position: number, seenFrom: number): number {
    const stored = this.values[position - 1] ?? 0;
    let reading: ClockReading | undefined;
    for (const one of this.settled)
      if (one.at <= seenFrom && one.from <= position && one.from >= (reading?.from ?? 0)) reading = one;
    if (reading === undefined) return stored;
    const read = stored - reading.ahead;
    return reading.from === 1 ? read : Math.max(read, this.readAt(reading.from - 1, seenFrom));
  }
}

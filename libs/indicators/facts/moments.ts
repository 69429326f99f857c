import { amsterdamDay, type ClockReading } from '#libs/programme';
import { float64 } from './columns.js';
import { firstIndex } from './first-index.js';
import type { Transfer } from './transfer.js';

/** When each position was recorded (ms since 1970 UTC); never decreases, so a moment names one position. */
export class Moments {
  private readonly recorded = float64();
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
    return this.recorded.length;
  }

  add(recordedAt: number): void {
    this.recorded.push(recordedAt);
  }

  /** Makes room for so many in all. */
  reserve(positions: number): void {
    this.recorded.reserve(positions);
  }

  /** The same moments, for a log that goes on otherwise. */
  copy(): Moments {
    const copied = new Moments();
    copied.recorded.appendBytes(this.recorded.bytesFrom(0));
    copied.settled = this.settled;
    return copied;
  }

  /** Takes along the moments after a position. */
  carry(transfer: Transfer, position: number): void {
    transfer.numbers(this.recorded, position);
  }

  /** Forgets the moments after a position, at which the times were read so. */
  truncate(position: number, readings: readonly ClockReading[]): void {
    this.recorded.truncate(position);
    this.settled = readings;
    this.days = new Int32Array(0);
  }

  /** Moment of a position; undefined for 0 or beyond the head. */
  of(position: number): number | undefined {
    return position >= 1 && position <= this.head ? this.readAt(position, Infinity) : undefined;
  }

  /**
   * Amsterdam day of the moment a position was recorded; undefined for 0 or beyond the head. Computed once.
   * `seenFrom`: as it was read at that position, before a clock that had jumped was settled.
   */
  dayOf(position: number, seenFrom = Infinity): number | undefined {
    if (position < 1 || position > this.head) return undefined;
    if (this.settled.some(({ at }) => at > seenFrom)) return amsterdamDay(this.readAt(position, seenFrom));
    if (this.days.length < this.head) {
      const grown = new Int32Array(this.recorded.values.length);
      grown.set(this.days);
      this.days = grown;
    }
    const known = this.days[position - 1] ?? 0;
    if (known !== 0) return known;
    return (this.days[position - 1] = amsterdamDay(this.readAt(position, Infinity)));
  }

  /** The last position recorded on or before an Amsterdam day; 0 when there is none. */
  positionOn(day: number): number {
    return firstIndex(this.head, (before) => (this.dayOf(before + 1) ?? 0) > day);
  }

  /** The last position recorded at or before a moment; 0 when there is none. */
  positionAt(moment: number): number {
    return firstIndex(this.head, (before) => this.readAt(before + 1, Infinity) > moment);
  }

  /**
   * As stored, less what the clock was ahead by what is settled up to `seenFrom`; never before what came before the
   * jump.
   */
  private readAt(position: number, seenFrom: number): number {
    const stored = this.recorded.at(position - 1);
    let reading: ClockReading | undefined;
    for (const one of this.settled)
      if (one.at <= seenFrom && one.from <= position && one.from >= (reading?.from ?? 0)) reading = one;
    if (reading === undefined) return stored;
    const read = stored - reading.ahead;
    return reading.from === 1 ? read : Math.max(read, this.readAt(reading.from - 1, seenFrom));
  }
}

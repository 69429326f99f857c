/** Room on either side of the numbers that were met, so that the array is seldom made again. */
const ROOM = 512;

/**
 * The median of whole numbers that come and go, as median.ts defines it. How often each occurs is counted in an
 * array from the smallest to the largest, and the place of the middle moves as they come and go: asking again costs
 * what has changed.
 */
export class RunningMedian {
  private counts = new Int32Array(0);
  /** The number that index 0 stands for. */
  private least = 0;
  private total = 0;
  /** An index, and how many numbers stand below it. */
  private place = 0;
  private below = 0;

  /** Counts a number so many times more; fewer when negative. */
  add(number: number, times: number): void {
    const index = this.indexOf(number);
    this.counts[index] = (this.counts[index] ?? 0) + times;
    this.total += times;
    if (index < this.place) this.below += times;
  }

  /** Undefined of none. */
  get value(): number | undefined {
    if (this.total === 0) return undefined;
    const lower = this.nth((this.total - 1) >> 1);
    return (lower + this.nth(this.total >> 1)) / 2;
  }

  private nth(n: number): number {
    while (this.below > n) this.below -= this.counts[--this.place] ?? 0;
    for (
      let here = this.counts[this.place] ?? 0;
      this.below + here <= n;
      here = this.counts[this.place] ?? 0
    ) {
      this.below += here;
      this.place++;
    }
    return this.least + this.place;
  }

  private indexOf(number: number): number {
    const index = number - this.least;
    if (index >= 0 && index < this.counts.length) return index;
    const { length } = this.counts;
    const least = length === 0 ? number - ROOM : Math.min(this.least, number - ROOM);
    const most = length === 0 ? number + ROOM : Math.max(this.least + length - 1, number + ROOM);
    const grown = new Int32Array(most - least + 1);
    grown.set(this.counts, length === 0 ? 0 : this.least - least);
    if (length > 0) this.place += this.least - least;
    this.counts = grown;
    this.least = least;
    return number - least;
  }
}

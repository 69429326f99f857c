/** Counts distinct numbers below a size. Stamps make emptying it free, so one array serves many counts. */
export class Distinct {
  private stamps = new Uint32Array(0);
  private stamp = 0;
  count = 0;

  /** Empty, for numbers below `size`. */
  reset(size: number): this {
    if (this.stamps.length < size) {
      this.stamps = new Uint32Array(Math.ceil(size * 1.25));
      this.stamp = 0;
    }
    this.stamp++;
    this.count = 0;
    return this;
  }

  has(number: number): boolean {
    return this.stamps[number] === this.stamp;
  }

  /** True when the number is new. */
  add(number: number): boolean {
    if (this.stamps[number] === this.stamp) return false;
    this.stamps[number] = this.stamp;
    this.count++;
    return true;
  }
}

/** Hands out counters and takes them back, so that evaluating many figures allocates nothing. */
export class DistinctPool {
  private readonly all: Distinct[] = [];
  private used = 0;

  take(size: number): Distinct {
    const known = this.all[this.used] ?? new Distinct();
    this.all[this.used++] = known;
    return known.reset(size);
  }

  releaseAll(): void {
    this.used = 0;
  }
}

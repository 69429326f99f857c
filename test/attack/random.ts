/** The same inputs for the same seed, so that what fell can be tried again. */
export class Random {
  constructor(private state: number) {}

  /** 0 ≤ x < 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `from` to `to`, both among them. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** From 1 to `most`, as often small as large. */
  size(most: number): number {
    return Math.max(1, Math.floor(most ** this.next()));
  }

  of<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)] as T;
  }

  /** A text of things that break other things. */
  text(): string {
    return this.of(NASTY).repeat(this.size(200)).slice(0, 4_000);
  }
}

const NASTY = [
  'a',
  '[',
  '1aaaa',
  '\u0301',
  '__proto__',
  'constructor',
  '<img src=x onerror=alert(1)>',
  "'; DROP TABLE events; --",
  '../',
  '%00',
  '\ud800',
  '=HYPERLINK("http://x")',
  '＝cmd',
  '{"a":',
  '\u202e',
  '9'.repeat(40),
] as const;

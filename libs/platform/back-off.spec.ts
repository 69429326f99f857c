/**
 * Seen to fail: without the longest; without the bound of the exponent (the pause of none is no number); with a bound
 * that does not double; with all of it, a quarter of it or none of it by chance.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { backOff } from './back-off.js';

const pauses = fc
  .record({ first: fc.nat({ max: 60_000 }), more: fc.nat({ max: 3_600_000 }) })
  .map(({ first, more }) => ({ first, longest: first + more }));
const failures = fc.integer({ min: 1, max: 5_000 });
const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('the pause after failures', () => {
  it('is of the first half to whole, doubles with each more, and ends at the longest', () => {
    const pause = { first: 1_000, longest: 10_000 };
    expect([1, 2, 3, 4, 5, 500].map((n) => backOff(n, pause, 1))).toEqual([
      1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
    expect([1, 2, 3, 4, 5, 500].map((n) => backOff(n, pause, 0))).toEqual([
      500, 1_000, 2_000, 4_000, 5_000, 5_000,
    ]);
    expect(backOff(5_000, { first: 0, longest: 0 })).toBe(0);
  });

  it('whatever the failures: never above its bound, nor under half of it, and no less after more', () => {
    fc.assert(
      fc.property(pauses, failures, chance, (pause, n, by) => {
        const [least, pausing, most] = [backOff(n, pause, 0), backOff(n, pause, by), backOff(n, pause, 1)];
        expect(least).toBe(most / 2);
        expect(pausing).toBeGreaterThanOrEqual(least);
        expect(pausing).toBeLessThanOrEqual(most);
        expect(most).toBeLessThanOrEqual(pause.longest);
        expect(backOff(n + 1, pause, by)).toBeGreaterThanOrEqual(pausing);
        expect(most === pause.longest || backOff(n + 1, pause, 1) >= Math.min(pause.longest, 2 * most)).toBe(
          true,
        );
      }),
    );
  });

  it('without a chance of its own is another each time', () => {
    const drawn = Array.from({ length: 100 }, () => backOff(1, { first: 1_000, longest: 1_000 }));
    expect(new Set(drawn).size).toBeGreaterThan(50);
    expect(drawn.every((pause) => pause >= 500 && pause <= 1_000)).toBe(true);
  });
});

/**
 * A median that moves along is that of all numbers counted again, whatever comes and goes. Seen to fail: without
 * moving the place when the array grows downwards, and without counting below it what comes there.
 */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { medianOfCounts } from './median.js';
import { RunningMedian } from './running-median.js';

it('is the median of what is there, after each number that comes or goes', () => {
  const number = fc.oneof(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -2000, max: 4000 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(number, fc.boolean()), { maxLength: 60 }), (steps) => {
      const median = new RunningMedian();
      const counts = new Map<number, number>();
      for (const [wanted, goes] of steps) {
        const [there] = [...counts].find(([, times]) => times > 0) ?? [];
        const [one, times] = goes && there !== undefined ? [there, -1] : [wanted, 1];
        median.add(one, times);
        counts.set(one, (counts.get(one) ?? 0) + times);
        expect(median.value).toBe(medianOfCounts(counts));
      }
    }),
  );
});

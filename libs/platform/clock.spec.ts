import { expect, it } from '@jest/globals';

import { fixedClock } from './clock.js';

// Seen to fail: without the check, all that is asked of it is NaN.
it('given a moment, then a fixed clock stands still at it; given none, then it says so', () => {
  const clock = fixedClock('2025-01-01T00:00:00Z');
  expect([clock.now(), clock.now()]).toEqual([Date.UTC(2025, 0), Date.UTC(2025, 0)]);
  expect(() => fixedClock('yesterday')).toThrow(RangeError);
});

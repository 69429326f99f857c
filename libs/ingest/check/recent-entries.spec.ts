import { expect, it } from '@jest/globals';

import { RecentEntries } from './recent-entries.js';

// Seen to fail: with a bound of half; without one (the first is there still).
it('the last 20,000 are known, and memory is bounded', () => {
  const recent = new RecentEntries();
  for (let n = 0; n < 60_000; n += 1) recent.addOin(`oin-${n}`, `partner-${n}`);
  expect(recent.partnerWithOin('oin-40000')).toBe('partner-40000');
  expect(recent.partnerWithOin('oin-0')).toBeUndefined();
});

// Seen to fail: with the day that was told last.
it('a household is reached from the first day that was told', () => {
  const recent = new RecentEntries();
  for (const day of [20, 10, 30]) recent.addReach('a', day, 'alfa');
  expect([9, 10].map((day) => recent.reachedOnOrBefore('a', day))).toEqual([false, true]);
  expect([recent.reachedOnOrBefore('a', 10, 'alfa'), recent.reachedOnOrBefore('a', 10, 'beta')]).toEqual([
    true,
    false,
  ]);
});

import { describe, expect, it } from '@jest/globals';
import { firstIndex } from './first-index.js';

/** Seen to fail: with `high = middle - 1`, with the test turned round, with a search that begins at 1. */
describe('firstIndex', () => {
  it('finds where the test begins to hold, or the length, at every length', () => {
    for (let length = 0; length < 20; length++)
      for (let first = 0; first <= length; first++)
        expect(firstIndex(length, (index) => index >= first)).toBe(first);
  });

  it('asks about no index that does not exist, and about few', () => {
    const asked: number[] = [];
    firstIndex(1_000_000, (index) => asked.push(index) > 0 && index >= 999_999);
    expect(asked.every((index) => index >= 0 && index < 1_000_000)).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(20);
  });
});

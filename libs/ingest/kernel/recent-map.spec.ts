import { describe, expect, it } from '@jest/globals';

import { RecentMap } from './recent-map.js';

describe('a recent map', () => {
  it('keeps at least the last so many and at most twice as many', () => {
    const map = new RecentMap<number>(10);
    for (let i = 0; i < 1000; i++) {
      map.set(`k${i}`, i);
      for (let j = Math.max(0, i - 9); j <= i; j++) expect(map.get(`k${j}`)).toBe(j);
      expect(map.get(`k${i - 20}`)).toBeUndefined();
    }
  });

  it('gives the last value', () => {
    const map = new RecentMap<number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    expect(map.get('a')).toBe(3);
  });
});

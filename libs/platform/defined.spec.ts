import { expect, it } from '@jest/globals';

import { defined } from './defined.js';

// Seen to fail: with everything left out that is not true.
it('given members, then those that are undefined go, and no others', () => {
  const found = defined({ a: 0, b: '', c: false, d: null, e: undefined });
  expect(Object.entries(found)).toEqual([
    ['a', 0],
    ['b', ''],
    ['c', false],
    ['d', null],
  ]);
});

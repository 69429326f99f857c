import { expect, it } from '@jest/globals';
import { wholeUpTo } from './whole-option.js';

// Cause: verify --positions 99999999999999999999 never ended. Seen to fail: without `most`.
it('a whole number is taken from 1 up to what can be done, and nothing else', () => {
  const positions = wholeUpTo(1_000);
  expect([positions('1'), positions('1000'), positions('007')]).toEqual([1, 1_000, 7]);
  for (const text of ['0', '1001', '99999999999999999999', '-1', '1.5', '1e3', '', ' 1', 'x', 'Infinity'])
    expect(() => positions(text)).toThrow(
      'een geheel getal van 1 tot en met 1000 / a whole number from 1 to 1000',
    );
});

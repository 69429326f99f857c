import { expect, it } from '@jest/globals';
import { Dictionary } from './dictionary.js';

/** Seen to fail: when what the one under it learned since was taken over. */
it('given a dictionary over another, then each learns for itself and known texts keep their numbers', () => {
  const under = new Dictionary();
  const [a, b] = [under.intern('a'), under.intern('b')];
  const over = new Dictionary(under);
  expect(under.intern('c')).toBe(2);
  expect([over.intern('a'), over.intern('b'), over.intern('d'), over.intern('c')]).toEqual([a, b, 2, 3]);
  expect([over.text(2), over.text(3), over.find('c'), over.size]).toEqual(['d', 'c', 3, 4]);
  expect([under.find('d'), under.size, under.text(2)]).toEqual([undefined, 3, 'c']);
  expect(() => over.text(4)).toThrow(RangeError);
});

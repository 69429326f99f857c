import { describe, expect, it } from '@jest/globals';
import { scaleOf } from './scale-option.js';

describe('given a scale of the demo on the command line', () => {
  // Seen to fail: with Number in its place each was taken, and the demo of it was empty or never done.
  it.each(['x', '-1', '0', '', ' ', '1e9', '100.1', 'Infinity', 'NaN'])('%j is refused', (text) => {
    expect(() => scaleOf(text)).toThrow(
      'een getal boven 0 en hoogstens 100 / a number above 0 and at most 100',
    );
  });

  it('a part, the whole and the most are taken', () => {
    expect(['0.02', '1', '100'].map(scaleOf)).toEqual([0.02, 1, 100]);
  });
});

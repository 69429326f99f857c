// Seen to fail: without pieceWise (a line of 12), with no space at the end of a line.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wrap } from './wrap.js';

/** A letter is a point wide. */
const lines = (text: string, width: number) => wrap(text, width, (one) => one.length);

describe('wrap', () => {
  it.each([
    ['een twee drie', 8, ['een twee ', 'drie']],
    ['een', 8, ['een']],
    ['', 8, ['']],
    ['een\n\ntwee', 8, ['een', '', 'twee']],
    ['warmtenetten zijn', 5, ['warmt', 'enett', 'en ', 'zijn']],
    ['gas-en-warmte', 8, ['gas-en-', 'warmte']],
    ['laat −2 en', 6, ['laat −', '2 en']],
    ['toen laat −2', 8, ['toen ', 'laat −2']],
  ])('%j in lines of %d', (text, width, wrapped) => {
    expect(lines(text, width)).toEqual(wrapped);
  });

  it('loses nothing and is never wider than it may be', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, width) => {
        const wrapped = lines(text, width);
        expect(wrapped.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(Math.max(...wrapped.map((line) => line.replace(/ $/, '').length))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

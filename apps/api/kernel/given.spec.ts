/** Seen to fail: with undefined alone left out (the null), and with whatever is false left out (0, '' and false). */
import { expect, it } from '@jest/globals';
import { given } from './given.js';

it('of an input what is null or undefined is left out, and nothing else', () => {
  const input = { period: null, kpi: undefined, first: 0, text: '', nilReport: false, kpis: [] };
  expect(Object.entries(given(input))).toEqual([
    ['first', 0],
    ['text', ''],
    ['nilReport', false],
    ['kpis', []],
  ]);
});

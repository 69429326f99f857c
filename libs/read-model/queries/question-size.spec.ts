/**
 * How much one question may ask. Seen to fail: with the bound one off, and with the place of what is named again.
 */
import { expect, it } from '@jest/globals';
import { toPointer } from '#libs/programme';
import { MAX_FIGURES, namedOnce, sizeFault } from './question-size.js';

it('given what was asked for twice, then it is asked once, where it was named first', () => {
  expect(namedOnce(['b', 'a', 'b', 'a', 'c'])).toEqual([
    { value: 'b', index: 0 },
    { value: 'a', index: 1 },
    { value: 'c', index: 4 },
  ]);
  expect([namedOnce([]), namedOnce(undefined)]).toEqual([[], undefined]);
});

it('given as many figures as one question may ask for, then that is right; with one more it is told', () => {
  expect([sizeFault(1, MAX_FIGURES), sizeFault(40, MAX_FIGURES / 40), sizeFault(0, 9)]).toEqual([
    ...[undefined, undefined, undefined],
  ]);
  const fault = sizeFault(1, MAX_FIGURES + 1);
  expect([fault?.rule, toPointer(fault?.place ?? [])]).toEqual(['TOO_MANY_FIGURES', '/scopes']);
  expect(fault?.message.en).toMatch(/4,?000.*4,?001|4,?001.*4,?000/);
});

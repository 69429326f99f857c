import { expect, it } from '@jest/globals';
import { CLOCK_SETTLED, clockReadingsIn } from './clock-settled.js';

const note = (data: unknown) => ({ type: CLOCK_SETTLED, data: JSON.stringify(data), position: 9n });

it('given a settled clock among other events, is where it holds from and how far', () => {
  const other = { type: 'Other', data: '{', position: 8n };
  expect(clockReadingsIn([other, note({ fromPosition: 3, aheadMs: 5 })])).toEqual([
    { at: 9, from: 3, ahead: 5 },
  ]);
});

// Seen to fail: without the check the times are read NaN earlier.
it.each([{}, { fromPosition: '3', aheadMs: 5 }, { fromPosition: 3 }])(
  'given one that does not say how, throws: %j',
  (data) => expect(() => clockReadingsIn([note(data)])).toThrow(/fromPosition/),
);

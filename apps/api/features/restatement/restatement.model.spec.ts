import { describe, expect, it } from '@jest/globals';
import { byCause, changedAmounts, restatedAmounts } from './restatement.model.js';

const none = byCause(() => ({}));

describe('what is said of a restated figure', () => {
  // Seen to fail: with the names of both sides only, the causes of an amount that came and went were not said.
  it('an amount that came and went in between, with the causes that weigh against each other', () => {
    const parts = { ...none, late: { value: 12_000_000, n: 0 }, corrections: { value: -12_000_000, n: 0 } };
    expect(restatedAmounts({ before: { open: 0 }, after: { open: 0 }, parts })).toMatchObject([
      { name: 'open', before: 0, after: 0, late: 0, corrections: 0 },
      { name: 'value', before: 0, after: 0, late: 12, corrections: -12 },
    ]);
  });

  // Seen to fail: with figures left out whose sides are alike, whatever went on in between.
  it('only what changed, and that an amount came and went in between is a change', () => {
    const same = { before: { open: 3_000_000 }, after: { open: 3_000_000 } };
    const wentAgain = { ...none, late: { open: 1_000_000 }, corrections: { open: -1_000_000 } };
    expect(changedAmounts({ ...same, parts: none })).toEqual([]);
    expect(changedAmounts({ ...same, parts: wentAgain })).toMatchObject([
      { name: 'open', before: 3, after: 3, late: 1, corrections: -1 },
    ]);
  });
});

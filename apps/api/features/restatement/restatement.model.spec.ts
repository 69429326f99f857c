import { describe, expect, test } from '@jest/globals';
import { byCause, restatedAmounts } from './restatement.model.js';

const none = byCause(() => ({}));

describe('what is said of a restated figure', () => {
  // Seen to fail: with the names of both sides only, the causes of an amount that came and went were not said.
  test('an amount that came and went in between, with the causes that weigh against each other', () => {
    const parts = { ...none, late: { value: 12_000_000, n: 0 }, corrections: { value: -12_000_000, n: 0 } };
    expect(restatedAmounts({ before: { open: 0 }, after: { open: 0 }, parts })).toMatchObject([
      { name: 'open', before: 0, after: 0, late: 0, corrections: 0 },
      { name: 'value', before: 0, after: 0, late: 12, corrections: -12 },
    ]);
  });
});

/**
 * Whether who asks has it already. Seen to fail: compared as a whole (lists, W/ and `*`); split at every comma (a tag
 * within another, and `*` in a list); with a tag taken for one wherever it stands; going on where the question before
 * ended.
 */
import { describe, expect, it } from '@jest/globals';
import { isKnown } from './if-none-match.js';

const TAG = '"abc.0_-"';

describe('If-None-Match holds', () => {
  it.each([
    TAG,
    `W/${TAG}`,
    ` ${TAG}\t`,
    `"x", ${TAG}`,
    `"x",${TAG},"y"`,
    `W/"x" , W/${TAG}`,
    `, ,${TAG},`,
    `"", ${TAG}`,
    `"a,b", ${TAG}`,
    '*',
    ' * ',
  ])('%j', (header) => {
    expect(isKnown(TAG, header)).toBe(true);
  });
});

describe('If-None-Match does not hold', () => {
  it.each([
    undefined,
    '',
    ',',
    '"x"',
    'abc.0_-',
    '"ABC.0_-"',
    `w/${TAG}`,
    `W/ ${TAG}`,
    `x${TAG}`,
    // Within a tag of another.
    `"a,${TAG}`,
    `"x" ${TAG}`,
    `"x"${TAG}`,
    // No list has a star.
    '"x", *',
    '*, "x"',
    // Behind what is no tag.
    `x, ${TAG}`,
    `"open`,
  ])('%j', (header) => {
    expect(isKnown(TAG, header)).toBe(false);
  });

  it('as long as a header may be', () => {
    for (const long of [','.repeat(16_000), '"'.repeat(16_000), '"x",'.repeat(4_000), ' '.repeat(16_000)])
      expect(isKnown(TAG, long)).toBe(false);
    expect(isKnown(TAG, `${'"x",'.repeat(4_000)}${TAG}`)).toBe(true);
  });

  it('one question after another begins at the beginning', () => {
    expect(isKnown(TAG, `"x", ${TAG}, "y"`)).toBe(true);
    expect(isKnown(TAG, TAG)).toBe(true);
  });
});

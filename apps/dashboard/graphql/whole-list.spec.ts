import { describe, expect, it } from '@jest/globals';
import { TooManyRows, wholeList } from './whole-list.ts';

const pages = (sizes: readonly number[]) => async (after: string | undefined) => {
  const page = Number(after ?? '0');
  const rows = Array.from({ length: sizes[page] ?? 0 }, (_, row) => `${page}.${row}`);
  return { rows, after: page + 1 < sizes.length ? String(page + 1) : undefined };
};

describe('all rows of a list that is shown a page at a time', () => {
  it('are those of every page, in their order', async () => {
    expect(await wholeList(pages([2, 0, 1]))).toEqual(['0.0', '0.1', '2.0']);
    expect(await wholeList(pages([]))).toEqual([]);
  });

  it('are refused above the most, and never cut off', async () => {
    // Seen to fail: without the count after each page, a list that does not end is asked forever.
    await expect(wholeList(pages([3, 3, 3]), 5)).rejects.toThrow(TooManyRows);
    const endless = async () => ({ rows: [1], after: 'more' });
    await expect(wholeList(endless, 20)).rejects.toThrow(TooManyRows);
    expect(await wholeList(pages([3, 2]), 5)).toHaveLength(5);
  });
});

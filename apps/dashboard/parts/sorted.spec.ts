import { describe, expect, test } from '@jest/globals';
import { orderOf, pressed } from './sorted.ts';
import type { TableData } from './table-data.ts';

const table: TableData = {
  columns: [
    { label: 'Gebied', kind: 'text' },
    { label: 'Waarde', kind: 'number' },
  ],
  rows: [
    ['Breda', 4],
    ['Arnhem', 'Geen gegevens'],
    ['Delft', 0],
    ['Capelle', 12],
  ],
};

describe('given a table of numbers, one of which is not there', () => {
  // Seen to fail: with what is not there taken as 0.
  test('when numbers are sorted then what is not there stands last both ways', () => {
    const down = pressed(table, undefined, 1);
    expect(orderOf(table, down)).toEqual([3, 0, 2, 1]);
    const up = pressed(table, down, 1);
    expect(orderOf(table, up)).toEqual([2, 0, 3, 1]);
    expect(pressed(table, up, 1)).toBeUndefined();
  });

  test('when texts are sorted then from A, and the third press gives the order it had', () => {
    const first = pressed(table, undefined, 0);
    expect(orderOf(table, first)).toEqual([1, 0, 3, 2]);
    expect(orderOf(table, pressed(table, first, 0))).toEqual([2, 3, 0, 1]);
    expect(orderOf(table, pressed(table, pressed(table, first, 0), 0))).toEqual([0, 1, 2, 3]);
  });
});

import { expect, it } from '@jest/globals';
import { fault } from '#libs/programme';
import { grouped } from './grouped.js';
import { placed } from './placed-fault.js';

it('given equal faults of many rows, then they are one, with how many and the first hundred rows', () => {
  const unknown = (row: number, value: string) =>
    placed(fault('NOT_A_CHOICE', [], { allowed: 'x' }, value), { row, column: 2 });
  const many = Array.from({ length: 250 }, (_, i) => unknown(i + 2, 'HB'));
  const groups = grouped([...many, unknown(7, 'TEL'), placed(fault('FILE_EMPTY', []), {})]);
  expect(groups.map(({ count, rows }) => [count, rows.length])).toEqual([
    [250, 100],
    [1, 1],
    [1, 0],
  ]);
  expect(groups[0]).toMatchObject({ first: { row: 2, value: 'HB' } });
});

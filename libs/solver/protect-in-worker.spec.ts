/**
 * What takes too long is an error, never an answer. Only that is expected here: whether something is done in time
 * is no test's matter. Seen to fail: without the timer (the edition is protected), without the time limit of HiGHS.
 */
import { expect, it } from '@jest/globals';
import { PROTECTION_1, type ProtectionRequest } from '#libs/disclosure';
import { tableBy } from '../disclosure/testing/table.js';
import { openSolver, protectWithin } from './index.js';

const request: ProtectionRequest = {
  ...{
    table: tableBy({ b0: 'GM0' }, { '1.1 b0': { value: 8 } }),
    earlier: [],
    rules: PROTECTION_1,
    subsets: [],
  },
  key: new Uint8Array(32),
};

it('an edition that is not protected in the time that is given is an error', async () => {
  await expect(protectWithin(1)(request)).rejects.toThrow('edition e0 is not protected within 1 ms');
});

it('a question that is not answered in the time that is given is an error, and not "infeasible"', async () => {
  const solver = await openSolver(0);
  const low = Array<number>(40).fill(0);
  const high = Array<number>(40).fill(9);
  const rows = low.map((_, i) => ({
    low: 7,
    high: 7,
    terms: [
      [i, 2],
      [(i * 7 + 1) % 40, 3],
    ] as const,
  }));
  expect(() => solver({ low, high, rows, objective: [[0, 1]], sense: 'LEAST' })).toThrow(
    'neither yes nor no',
  );
});

/** Seen to fail: with four threads on any machine, and with the flag left out of what npm start and the bench start. */
import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helperThreads } from '../../infra/scripts/helper-threads.mjs';

test.each([
  [1, 1],
  [2, 1],
  [3, 2],
  [5, 4],
  [64, 4],
])('on %i cores V8 has %i threads beside the main one', (cores, threads) => {
  expect(helperThreads(cores)).toBe(`--v8-pool-size=${threads}`);
});

test('Node takes the flag, and npm start and the bench give it to a server', () => {
  const { status, stderr } = spawnSync(process.execPath, [helperThreads(), '-e', '']);
  expect([status, String(stderr)]).toEqual([0, '']);
  for (const file of ['infra/scripts/start.mjs', 'test/bench/support/server.mjs'])
    expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).toMatch(
      /spawn\(process\.execPath, \[helperThreads\(\), /,
    );
});

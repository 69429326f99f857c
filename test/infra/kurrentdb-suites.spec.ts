/**
 * Cause: all suites in one process held each other's modules (node's vm modules), took 4 GB, missed their times
 * near the end and ended in want of memory after 52 minutes, so that the whole was never run in one go. Seen to
 * fail: with --runInBand, as it was.
 */
import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

it('npm run test:kurrentdb takes one suite after the other, each in a worker that is replaced when it holds much', () => {
  const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
  const script = read('infra/scripts/test-kurrentdb.mjs');
  expect(script).toContain("jest, '--maxWorkers=1', ");
  expect(script).not.toContain('--runInBand');
  expect(read('jest.config.mjs')).toMatch(/^ {2}workerIdleMemoryLimit: '\d+GB',$/m);
});

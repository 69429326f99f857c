/**
 * Cause: the same settings stood in the image and in the script that starts the demo. Seen to fail: with the line
 * of the image renamed.
 */
import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { malloc } from '../../infra/scripts/malloc.mjs';

it('what the image sets for the C library is what npm start and the soak take', () => {
  expect(malloc).toEqual({
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '131072',
    MALLOC_TRIM_THRESHOLD_: '131072',
  });
  const start = readFileSync(join(import.meta.dirname, '../../infra/scripts/start.mjs'), 'utf8');
  expect(start).not.toMatch(/MALLOC_/);
  expect(start).toContain('env: { ...malloc, ...env }');
});

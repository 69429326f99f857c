/**
 * Of each spec: which of the numbered expressions it has evaluated, as a line of the file that the environment names.
 */
import { afterAll, expect } from '@jest/globals';
import { appendFileSync } from 'node:fs';

const numbers = new Set();
globalThis.wijkspoorReached = numbers;
afterAll(() => {
  const line = { spec: expect.getState().testPath, numbers: [...numbers] };
  appendFileSync(process.env.WIJKSPOOR_TEST_REACHED, `${JSON.stringify(line)}\n`);
});

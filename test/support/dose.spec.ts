/** Seen to fail: with a testTimeout of half an hour; with PATIENCE in place of twice that; with a month. */
import { expect, it } from '@jest/globals';
import { LONGER_THAN_A_TEST, PATIENCE } from './dose.js';

const CONFIG = new URL('../../jest.config.mjs', import.meta.url).href;
/** A timer of Node that is to last longer ends at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

it('given a bound that no test reaches, then it is longer than Jest gives a test, and a timer can last so long', async () => {
  const config = (await import(CONFIG)) as { readonly default: { readonly testTimeout: number } };
  expect(LONGER_THAN_A_TEST).toBeGreaterThan(config.default.testTimeout);
  expect(LONGER_THAN_A_TEST).toBeGreaterThan(PATIENCE);
  expect(LONGER_THAN_A_TEST).toBeLessThan(LONGEST_TIMER);
});

/**
 * Cause: a red property of random histories shrank until Jest ended its test, and nobody was told its seed. Seen to
 * fail: without `setupFiles` in jest.config.mjs; without `endOnFailure`; with SHRINK or SEED not looked at.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parametersOf } from './properties.js';

/** What was tried of a property that fails from 500 on and begins with 1000, and what is said of it. */
function failing(parameters: fc.Parameters<[number]>): { readonly tried: number[]; readonly said: string } {
  const tried: number[] = [];
  const below = fc.property(fc.nat(), (n) => {
    tried.push(n);
    return n < 500;
  });
  try {
    fc.assert(below, { ...parameters, examples: [[1_000]] });
  } catch (error) {
    return { tried, said: String(error) };
  }
  throw new Error('green');
}

describe('a property that fails', () => {
  it('ends at its first counterexample, with its seed and path said', () => {
    const { tried, said } = failing({});
    expect(tried).toEqual([1_000]);
    expect(said).toMatch(/\{ seed: -?\d+, path: "0", .*\}\nCounterexample: \[1000\]\nShrunk 0 time/);
  });

  it('shrinks where that is asked for, with the seed that was said', () => {
    const { tried, said } = failing({ endOnFailure: false, ...parametersOf({ SEED: '7', SHRINK: '1' }) });
    expect(tried.length).toBeGreaterThan(1);
    expect(said).toMatch(/\{ seed: 7, .*\}\nCounterexample: \[500\]\n/);
  });
});

import type fc from 'fast-check';
import { PATIENCE } from './dose.js';

/**
 * How fast-check runs every property. One that fails ends at its first counterexample, with seed and path said: of
 * random histories a step of shrinking takes seconds, and there are thousands. Nothing here bounds what is green.
 * @param asked `SEED`: which samples; `SHRINK`: `1` for the smallest counterexample found in half of what a test has.
 */
export const parametersOf = (
  asked: Readonly<Partial<Record<'SEED' | 'SHRINK', string | undefined>>>,
): Pick<
  fc.GlobalParameters,
  'seed' | 'endOnFailure' | 'interruptAfterTimeLimit' | 'markInterruptAsFailure'
> => ({
  ...(asked.SEED === undefined ? {} : { seed: Number(asked.SEED) }),
  ...(asked.SHRINK === '1'
    ? { interruptAfterTimeLimit: PATIENCE / 2, markInterruptAsFailure: true }
    : { endOnFailure: true }),
});

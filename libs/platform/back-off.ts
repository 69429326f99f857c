/** Milliseconds: what is waited at most after the first failure, and at most after however many. */
export interface BackOff {
  readonly first: number;
  readonly longest: number;
}

/**
 * Milliseconds to wait after so many failures in a row (1: the first): the bound doubles with each, up to the
 * longest, and half of it is by chance, so that many who failed at once do not come back at once.
 * @param chance from 0 to 1
 */
export function backOff(failures: number, { first, longest }: BackOff, chance = Math.random()): number {
  const bound = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  return bound * (0.5 + chance / 2);
}

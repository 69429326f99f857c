import { expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { Page } from '../testing/page.js';
import type { InSteps } from '../in-steps.js';
import { Restatement } from './restate.js';

function counted<T>(work: InSteps<T>): { readonly pauses: number; readonly answer: T } {
  for (let pauses = 0; ; pauses++) {
    const { done, value } = work.next();
    if (done === true) return { pauses, answer: value };
  }
}

/** Seen to fail: without the pause of each loop (changes, by row and by position; groups; kinds; steps). */
it('given many entries, when two states are compared, then the work pauses in every pass over them', () => {
  const page = new Page();
  const rows = 10_000;
  for (let i = 0; i < rows; i++) page.on('2025-02-01', 'HouseholdReached', { householdKey: `h${i}` });
  const side = (position: number) => ({ position, referenceDay: dayOf('2026-10-31') });
  const store = page.at().store;
  const { pauses } = counted(Restatement.between(store, side(0), side(page.position)));
  // Five passes (changes, by row and by position; groups; their kinds; the rows of steps), of two pauses each.
  expect(pauses).toBe(10);
});

import { expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';
import { namedEntry } from './named-entry.js';

// Seen to fail: with an entry taken for unknown at its own position; with a retraction that counts one position too
// late.
it('given an entry that was corrected and retracted, then from its own position on it is known, and from the retraction on retracted', () => {
  const page = new Page();
  const before = page.position;
  const reach = page.on('2025-02-01', 'HouseholdReached', { householdKey: 'a' });
  page.correct(reach, { householdKey: 'b' });
  page.retract(reach);
  const stateAt = (position: number) => namedEntry(page.at(position), reach.id);
  expect([0, 1, 2, 3].map((later) => stateAt(before + later).status)).toEqual([
    'UNKNOWN',
    'KNOWN',
    'KNOWN',
    'RETRACTED',
  ]);
  expect(stateAt(before + 3)).toMatchObject({ entryId: reach.id, werklijn: 1 });
  expect(stateAt(before)).toEqual({
    entryId: reach.id,
    status: 'UNKNOWN',
    label: undefined,
    werklijn: undefined,
  });
});

/**
 * What a partner hands in for a period. Seen to fail: with what is kept whole taken for what happened, with entries
 * of others, and of other days.
 */
import { expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';
import { handedIn } from './handed-in.js';

const household = { householdKey: 'h', channel: 'PHONE', topics: [] };

it('given entries of a period, then a partner hands in its own of what happened, and not what it says of reporting', () => {
  const page = new Page();
  page.on('2025-02-01', 'HouseholdReached', household);
  page.on('2025-03-01', 'HouseholdReached', household, { partner: 'elders' });
  page.on('2025-06-30', 'HouseholdReached', household);
  page.on('2025-07-01', 'HouseholdReached', household);
  page.on('2025-06-01', 'SubmissionMade', { period: '2025-H1' });
  const before = handedIn(page.at(), 'corporatie', '2025-H1');
  expect(before).toHaveLength(2);
  expect(before.every(([entry, version]) => entry === version)).toBe(true);
  expect(handedIn(page.at(), 'elders', '2025-H1')).toHaveLength(1);
  expect(handedIn(page.at(), 'niemand', '2025-H1')).toEqual([]);
  expect(handedIn(page.at(), 'corporatie', 'ooit')).toEqual([]);
});

// Seen to fail: with the row that came last in place of the entry that was first recorded last; with rows that do
// not count; with what is planned before what is started, whichever was recorded last.
import { expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';
import { plannedWork } from './planned-works.js';

/** How long the work is by the plan or start that holds. */
function length(page: Page, position?: number): number | undefined {
  const entries = page.at(position);
  const work = entries.store.table('PublicSpaceWorkPlanned').column('workId').values[0];
  return work === undefined ? undefined : plannedWork(entries, work)?.lengthM;
}

it('of plans and starts the one that was first recorded last holds, also after an earlier one was corrected', () => {
  const page = new Page();
  const says = (name: 'PublicSpaceWorkPlanned' | 'PublicSpaceWorkStarted', lengthM: number) =>
    page.on('2025-01-10', name, { workId: 'w', trigger: 'SEWER', lengthM });
  const first = says('PublicSpaceWorkPlanned', 100);
  const second = says('PublicSpaceWorkPlanned', 200);
  page.correct(first, { lengthM: 110 });
  expect(length(page)).toBe(200);
  const started = says('PublicSpaceWorkStarted', 300);
  const before = page.position;
  expect(length(page)).toBe(300);
  const third = says('PublicSpaceWorkPlanned', 400);
  expect([length(page), length(page, before)]).toEqual([400, 300]);
  for (const entry of [third, started, second]) page.retract(entry);
  expect(length(page)).toBe(110);
});

import { describe, expect, test } from '@jest/globals';
import { Page } from '../testing/page.js';
import type { AsOf } from './as-of.js';
import { byHousehold } from './by-key.js';

/** Dates of a household's contacts, in order. */
function contacts(at: AsOf, household: string): readonly number[] {
  const number = at.store.dictionary('household').find(household) ?? -1;
  const found: number[] = [];
  const reaches = byHousehold(at, 'HouseholdReached');
  reaches.each(at.household(number), (row) => found.push(reaches.table.entryPosition.at(row)));
  return found.sort((a, b) => a - b);
}

const reach = (page: Page, householdKey: string, date = '2025-01-10') =>
  page.on(date, 'HouseholdReached', { householdKey });

// Seen to fail: without `update`, without the test of `from` and `to`, and with the links left out.
describe('rows by key', () => {
  test('an index made early knows what is added later, but not at the earlier position', () => {
    const page = new Page();
    const first = reach(page, 'jansen');
    reach(page, 'bakker');
    const early = page.at();
    expect(contacts(early, 'jansen')).toEqual([first.position]);
    const more = Array.from({ length: 40 }, (_, i) => reach(page, i % 2 === 0 ? 'jansen' : `buur-${i}`));
    const own = more.filter((_, i) => i % 2 === 0).map(({ position }) => position);
    expect(contacts(page.at(), 'jansen')).toEqual([first.position, ...own]);
    expect(contacts(page.at(), 'buur-39')).toEqual([more[39]?.position]);
    expect(contacts(early, 'jansen')).toEqual([first.position]);
    expect(contacts(early, 'buur-39')).toEqual([]);
  });

  test('corrected to another household and retracted, as of each position', () => {
    const page = new Page();
    const entry = reach(page, 'jansen');
    page.correct(entry, { householdKey: 'bakker' });
    const corrected = page.position;
    page.retract(entry);
    const of = (position?: number) =>
      ['jansen', 'bakker'].map((key) => contacts(page.at(position), key).length);
    expect([of(entry.position), of(corrected), of()]).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
  });

  test('linked households have the rows of all of them, whichever is asked for, from the link on', () => {
    const page = new Page();
    const late = reach(page, 'a', '2025-03-01');
    const early = reach(page, 'b', '2025-02-01');
    const other = reach(page, 'c', '2025-01-01');
    const before = page.position;
    page.on('2025-04-01', 'HouseholdsLinked', { 'keys.0': 'c', 'keys.1': 'b' });
    page.on('2025-04-01', 'HouseholdsLinked', { 'keys.0': 'b', 'keys.1': 'a' });
    const all = [late, early, other].map(({ position }) => position);
    for (const key of ['a', 'b', 'c']) expect(contacts(page.at(), key)).toEqual(all);
    expect(contacts(page.at(before), 'b')).toEqual([early.position]);
    const reaches = byHousehold(page.at(), 'HouseholdReached');
    expect([0, 1, 2].map((row) => reaches.isFirst(row))).toEqual([false, false, true]);
    const unlinked = byHousehold(page.at(before), 'HouseholdReached');
    expect([0, 1, 2].map((row) => unlinked.isFirst(row))).toEqual([true, true, true]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../test/support/dose.js';
import { Page } from '../testing/page.js';
import { ALWAYS, type EffectiveEntries } from './effective-entries.js';
import { byHousehold, firstsIn } from './by-key.js';
import { isBefore } from './order.js';

/** Dates of a household's contacts, in order. */
function contacts(entries: EffectiveEntries, household: string): readonly number[] {
  const number = entries.store.dictionary('household').find(household) ?? -1;
  const found: number[] = [];
  const reaches = byHousehold(entries, 'HouseholdReached');
  reaches.each(entries.household(number), (row) => found.push(reaches.table.entryPosition.at(row)));
  return found.sort((a, b) => a - b);
}

const reach = (page: Page, householdKey: string, date = '2025-01-10') =>
  page.on(date, 'HouseholdReached', { householdKey });

/** Positions of the entries that are the first of their household, in the order of their rows. */
function firsts(entries: EffectiveEntries): readonly number[] {
  const { table, rows } = firstsIn(entries, 'HouseholdReached', 'householdKey', ALWAYS.from, ALWAYS.to);
  return Array.from(rows, (row) => table.entryPosition.at(row)).sort((a, b) => a - b);
}

/** The same, of every row by all rows of its household. */
function firstsGoneThrough(entries: EffectiveEntries): readonly number[] {
  const { table, rows } = entries.all('HouseholdReached');
  const household = (row: number): number => entries.household(table.column('householdKey').at(row));
  return [...rows]
    .filter((row) =>
      rows.every((other) => household(other) !== household(row) || !isBefore(table, other, row)),
    )
    .map((row) => table.entryPosition.at(row))
    .sort((a, b) => a - b);
}

const HOUSEHOLDS = ['a', 'b', 'c', 'd'] as const;
type Step = typeof STEP extends fc.Arbitrary<infer Each> ? Each : never;
const STEP = fc.record({
  what: fc.constantFrom('reach', 'reach', 'reach', 'correct', 'retract', 'link', 'unlink'),
  household: fc.constantFrom(...HOUSEHOLDS),
  other: fc.constantFrom(...HOUSEHOLDS),
  day: fc.integer({ min: 10, max: 28 }),
  which: fc.nat(),
});

/** One thing more on a page; what there is nothing for is left out. */
function take(page: Page, entries: ReturnType<typeof reach>[], step: Step): void {
  const { what, household, other, day, which } = step;
  const date = `2025-01-${day}`;
  const at = which % Math.max(1, entries.length);
  const entry = entries[at];
  if (what === 'reach') entries.push(reach(page, household, date));
  else if (what === 'link' || what === 'unlink') {
    const name = what === 'link' ? 'HouseholdsLinked' : 'HouseholdsUnlinked';
    if (household !== other) page.on(date, name, { 'keys.0': household, 'keys.1': other });
  } else if (entry === undefined) return;
  else if (what === 'correct') page.correct(entry, { date, householdKey: household });
  else {
    page.retract(entry);
    entries.splice(at, 1);
  }
}

// Seen to fail: without `update`, without the test of `from` and `to`, and with the links left out; with a row that
// stays the first of its household beside an earlier one, with one that does not count taken for the first, and
// with a pair that is not among the bits.
describe('rows by key', () => {
  it('an index made early knows what is added later, but not at the earlier position', () => {
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

  it('corrected to another household and retracted, as of each position', () => {
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

  it('linked households have the rows of all of them, whichever is asked for, from the link on', () => {
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
    expect(firsts(page.at())).toEqual([other.position]);
    expect(firsts(page.at(before))).toEqual(all);
  });

  it('whose first is a row, as whoever goes through all rows of its household finds it, at any position and in any order', () => {
    fc.assert(
      fc.property(fc.array(STEP, { minLength: 1, maxLength: 60 }), fc.boolean(), (steps, askedMeanwhile) => {
        const page = new Page();
        const entries: ReturnType<typeof reach>[] = [];
        const positions: number[] = [];
        for (const step of steps) {
          take(page, entries, step);
          positions.push(page.position);
          if (askedMeanwhile) firsts(page.at());
        }
        const [asked, expected] = [firsts, firstsGoneThrough].map((find) =>
          positions.map((position) => find(page.at(position))),
        );
        expect(asked).toEqual(expected);
      }),
      { numRuns: runs(150, 5_000) },
    );
  });
});

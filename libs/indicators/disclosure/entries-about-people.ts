import { CATALOGUE, type EventName } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { firstIndex } from '../facts/first-index.js';

const DOMAINS: readonly string[] = ['households', 'work-and-training', 'owners'];

/** Types of which an entry can move a count about people, with what joins and parts households. */
export const ABOUT_PEOPLE: readonly EventName[] = [
  ...CATALOGUE.filter(({ domain }) => DOMAINS.includes(domain)).map(({ name }) => name),
  'HouseholdsLinked',
  'HouseholdsUnlinked',
];

/** How many entries about people a log held. */
export interface EntriesAboutPeople {
  /** Up to a position: what was posted, corrected, retracted and reinstated. */
  readonly upTo: (position: number) => number;
  /** Of those up to the position asked about, recorded before an Amsterdam day. */
  readonly before: (day: number) => number;
}

/**
 * The length of the log as far as it tells something of people (docs/decisions/0119). Entries that an outsider
 * knows to move no such count (the register, targets, editions) are not in it: he takes them off.
 */
export const entriesAboutPeople = (entries: EffectiveEntries): EntriesAboutPeople =>
  entries.memo('entries about people', () => {
    const counted = new Uint32Array(entries.position + 1);
    for (const name of ABOUT_PEOPLE) {
      const { from, to, length } = entries.store.table(name);
      for (let row = 0; row < length; row++)
        for (const position of [from.at(row), to.at(row)])
          if (position <= entries.position) counted[position] = 1;
    }
    for (let position = 1; position <= entries.position; position++)
      counted[position] = (counted[position] ?? 0) + (counted[position - 1] ?? 0);
    const upTo = (position: number): number => counted[Math.min(position, entries.position)] ?? 0;
    return { upTo, before: (day) => upTo(lastBefore(entries, day)) };
  });

/**
 * The last position recorded before a day, as the moments were read at the position asked about; 0 when there is
 * none.
 */
const lastBefore = (entries: EffectiveEntries, day: number): number =>
  firstIndex(entries.position, (before) => entries.recordedDay(before + 1) >= day);

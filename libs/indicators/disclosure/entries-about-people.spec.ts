import { describe, expect, it } from '@jest/globals';
import { dayOf } from '#libs/programme';
import { KPIS } from '../definitions.js';
import { EffectiveEntries } from '../facts/effective-entries.js';
import { isKeptWhole } from '../facts/documents.js';
import { FactStore } from '../facts/fact-store.js';
import { QUALITY } from '../figure-quality.js';
import { parsePeriod } from '../period.js';
import { scopeOf } from '../scope.js';
import { ABOUT_PEOPLE, entriesAboutPeople } from './entries-about-people.js';
import { treatmentOf } from './treatments.js';
import { amountsOfPeople } from './units.js';

describe('entries about people', () => {
  // Seen to fail: without HouseholdsLinked, and without the owners.
  it('are of every type that a KPI about people is made of', () => {
    const read = new Set<string>(['HouseholdsLinked', 'HouseholdsUnlinked']);
    const period = parsePeriod('2025-H1');
    if (!period) throw new Error('no period');
    for (const kpi of KPIS) {
      if (typeof treatmentOf(kpi.code) === 'string') continue;
      const entries = new EffectiveEntries(new FactStore(), 0);
      const scope = scopeOf(entries, 'NL');
      if (!scope) throw new Error('no scope');
      amountsOfPeople({ entries, kpi, scope, period, referenceDay: dayOf('2025-07-01'), quality: QUALITY });
      for (const name of entries.reads) if (!isKeptWhole(name)) read.add(name);
    }
    expect(read.size).toBeGreaterThan(10);
    expect([...read].filter((name) => !ABOUT_PEOPLE.some((one) => one === name))).toEqual([]);
  });

  // Seen to fail: without the ends of rows, and with the days of positions beyond the one asked about.
  it('are counted with their corrections and retractions, up to a position and before a day', () => {
    const store = new FactStore();
    const version = (entryId: string, position: number, typeName: 'HouseholdReached' | 'LinkageMissed') =>
      store.add({
        ...{ entryId, typeName, entryPosition: position, from: position, partnerId: 'p' },
        ...{ neighbourhoodId: 'n', day: 0, values: [] },
      });
    const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
    for (const day of [1, 1, 2, 2, 3]) store.moments.add(Date.UTC(2025, 0, day, 12));
    version(id(1), 1, 'HouseholdReached');
    version(id(2), 2, 'LinkageMissed');
    version(id(3), 3, 'HouseholdReached');
    store.close(id(1), 4);
    const { upTo, before } = entriesAboutPeople(new EffectiveEntries(store, 4));
    expect([0, 1, 2, 3, 4, 5].map(upTo)).toEqual([0, 1, 1, 2, 3, 3]);
    expect(['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04'].map((day) => before(dayOf(day)))).toEqual(
      [0, 1, 3, 3],
    );
  });
});

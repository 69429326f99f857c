/** The list of entries: every filter by itself, at bounds that belong to it, and its pages. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '#libs/event-store';
import { dayOf } from '#libs/programme';
import { ReadModel } from '../read-model.js';
import { corrected, given, reached as household, reinstated, retracted } from '../testing/given.js';
import { entriesAt, type EntryFilter, type EntryPageRequest } from './entries.js';

const START = Date.parse('2025-03-01T12:00:00Z');
const HOUR = 3_600_000;
const uuid = (i: number): string => `00000000-0000-4000-8000-0000000000${String(i).padStart(2, '0')}`;

const area = (neighbourhoodId: string) => ({
  neighbourhoodId,
  name: neighbourhoodId,
  municipalityCode: 'GM0001',
  lat: 52,
  lon: 5,
});
const reached = (occurredOn: string, neighbourhoodId: string) => ({
  ...{
    occurredOn,
    neighbourhoodId,
    evidence: 'REGISTRATION',
    householdKey: 'h',
    channel: 'PHONE',
    topics: [],
  },
});
const open = (occurredOn: string) => ({
  occurredOn,
  neighbourhoodId: 'noord',
  evidence: 'REGISTRATION',
  workId: 'w',
  segmentId: 's',
});

/** One entry each hour; an amendment is recorded in its turn, and is no entry of its own here. */
const LOG: readonly (readonly [type: string, data: object, partnerId?: string])[] = [
  ['NeighbourhoodRegistered', area('noord')],
  ['NeighbourhoodRegistered', area('zuid')],
  ['HouseholdReached', reached('2025-01-10', 'noord'), 'stad'],
  ['HouseholdReached', reached('2025-01-20', 'zuid'), 'stad'],
  ['StreetOpened', open('2025-02-01'), 'stad'],
  ['HouseholdReached', reached('2025-02-10', 'noord'), 'school'],
  ['EntryRetracted', { entryId: uuid(4), reason: 'DUPLICATE' }, 'stad'],
  [
    'EntryCorrected',
    { entryId: uuid(6), replacement: reached('2025-02-11', 'noord'), reason: 'WRONG_DATE' },
    'school',
  ],
];

let readModel: ReadModel;
beforeAll(async () => {
  let recorded = 0;
  const log = openMemoryStore({ clock: () => START + recorded++ * HOUR });
  for (const [i, [type, data, partnerId]] of LOG.entries())
    await log.append({
      stream: `s-${i}`,
      expected: 'any',
      events: [
        {
          eventId: uuid(i + 1),
          type,
          schemaVersion: type === 'HouseholdReached' ? 2 : 1,
          data: JSON.stringify(data),
          metadata: JSON.stringify(partnerId === undefined ? {} : { partnerId }),
        },
      ],
    });
  readModel = new ReadModel({ log, path: ':memory:' });
  await readModel.start();
});
afterAll(() => readModel.close());

const page = (filter: EntryFilter, more: Partial<EntryPageRequest> = {}, position = LOG.length) =>
  entriesAt(readModel.model, position, filter, { first: 100, ascending: true, ...more });
const positions = (...asked: Parameters<typeof page>): number[] =>
  page(...asked).entries.map((entry) => entry.position);

describe('given entries of two partners in two areas', () => {
  const day = (text: string): number => dayOf(text) ?? 0;
  const at = (position: number): number => START + (position - 1) * HOUR;

  // Seen to fail: with a moment or a day at the bound left out; with a bound taken for a refusal of everything.
  it.each<readonly [name: string, filter: EntryFilter, found: readonly number[]]>([
    ['all of them', {}, [1, 2, 3, 4, 5, 6]],
    ['those that a partner may see', { visibleTo: 'stad' }, [3, 4, 5]],
    ['of partners', { partnerIds: ['school', 'niemand'] }, [6]],
    ['of types', { types: ['StreetOpened'] }, [5]],
    ['of a werklijn', { werklijn: 1 }, [3, 4, 6]],
    ['that happened in areas', { neighbourhoodIds: ['zuid'] }, [4]],
    [
      'that happened from a day on',
      { occurredFrom: day('2025-02-01'), types: ['HouseholdReached', 'StreetOpened'] },
      [5, 6],
    ],
    ['that happened up to a day', { occurredTo: day('2025-01-20'), werklijn: 1 }, [3, 4]],
    ['recorded from a moment on', { recordedFrom: at(5) }, [5, 6]],
    ['recorded up to a moment', { recordedTo: at(3) }, [1, 2, 3]],
    ['that count', { status: 'EFFECTIVE' }, [1, 2, 3, 5, 6]],
    ['that were retracted', { status: 'RETRACTED' }, [4]],
    ['that were corrected', { corrected: true }, [6]],
    ['that count as posted', { corrected: false }, [1, 2, 3, 4, 5]],
    ['of some positions', { positions: Float64Array.of(3, 5, 99) }, [3, 5]],
    ['of two conditions at once', { partnerIds: ['stad'], neighbourhoodIds: ['noord'] }, [3, 5]],
  ])('%s', (_, filter, found) => {
    expect(positions(filter)).toEqual(found);
    expect(page(filter).total).toBe(found.length);
  });

  it('as they stood at a position before: not yet retracted, not yet corrected, not yet there', () => {
    expect(positions({ status: 'RETRACTED' }, {}, 6)).toEqual([]);
    expect(positions({ corrected: true }, {}, 7)).toEqual([]);
    expect(positions({}, {}, 4)).toEqual([1, 2, 3, 4]);
    const occurredOn = (position: number) =>
      page({ partnerIds: ['school'] }, {}, position).entries[0]?.occurredOn;
    expect([occurredOn(7), occurredOn(8)]).toEqual(['2025-02-10', '2025-02-11']);
  });

  // Seen to fail: with any version that is not the first taken for a correction, as the list did while the entry's
  // own page said otherwise.
  it('as posted, when they were retracted and reinstated; as corrected, when they were that before', () => {
    const [one, other] = [household('h', '2025-02-01'), household('h', '2025-02-02')];
    const posted = given(one, retracted(1), reinstated(1)).projected();
    posted.thenEntries([{ status: 'EFFECTIVE', corrected: false }]);
    posted.thenEntries([{ status: 'RETRACTED', corrected: false }], 2);
    const changed = given(one, corrected(1, other), retracted(1), reinstated(1)).projected();
    changed.thenEntries([{ status: 'EFFECTIVE', corrected: true, occurredOn: '2025-02-02' }]);
    changed.thenEntries([{ status: 'RETRACTED', corrected: true }], 3);
    const twice = given(one, retracted(1), reinstated(1), corrected(1, other)).projected();
    twice.thenEntries([{ corrected: true }]).thenEntries([{ corrected: false }], 3);
  });

  // Seen to fail: with the entry that a page goes on after on it again.
  it.each([
    [
      true,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    [
      false,
      [
        [6, 5],
        [4, 3],
        [2, 1],
      ],
    ],
  ])('in pages, ascending %s, each from where the one before ended', (ascending, pages) => {
    let after: number | undefined;
    const found: number[][] = [];
    for (let more = true; more;) {
      const { entries, hasNextPage, total } = page(
        {},
        { first: 2, ascending, ...(after === undefined ? {} : { after }) },
      );
      expect(total).toBe(6);
      found.push(entries.map(({ position }) => position));
      after = entries.at(-1)?.position;
      more = hasNextPage;
    }
    expect(found).toEqual(pages);
  });
});

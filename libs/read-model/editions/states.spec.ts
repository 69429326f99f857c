/**
 * What state of figures is asked for. Seen to fail: with an edition read as known at its own position, with the
 * definitions of now for those it pins, with the newest version for that of the period, with its reference date
 * taken of the moment, with faults placed where they were found, and with those of another kind caught.
 */
import { describe, expect, it } from '@jest/globals';
import { dayOf, fault, toPointer } from '#libs/programme';
import { QueryError } from '../queries/query-error.js';
import {
  area,
  defined,
  given,
  momentOf,
  CLOCK,
  periodOf,
  published,
  reached,
  refusalOf,
} from '../testing/given.js';
import { editionNamed, pinnedFaults, placedIn, resolveState, type StateQuery } from './states.js';

/** At 3 the edition pins version 1; at 4 version 2 is published, at 5 the edition itself. */
const { model, at } = (() => {
  const projected = given(
    area('noord'),
    reached('h1', '2025-02-01'),
    reached('h2', '2025-02-02'),
    defined(2, '2025-01-01'),
    published('2025-H1-1', 3, { definitionSet: [{ code: '3.1', version: 1 }] }),
    defined(3, '2025-07-01'),
  ).projected();
  return { model: projected.model, at: projected.at.bind(projected) };
})();
const state = (query: StateQuery, period = '2025-H1') =>
  resolveState(model, query, periodOf(period), CLOCK, ['from']);

describe('given an edition', () => {
  it('when it is named, then its state is what it pinned: position, date, and no other definitions', () => {
    const found = state({ editionId: '2025-H1-1' }, '2025-H2');
    expect(found).toMatchObject({ position: 3, referenceDate: '2025-08-15', edition: { publishedAt: 5 } });
    expect(found.referenceDay).toBe(dayOf('2025-08-15'));
    expect(found.definition('3.1')?.version).toBe(1);
    expect(found.definition('1.1')).toBeUndefined();
    expect(found.definition('9.9')).toBeUndefined();
  });

  it('when it pins a version that was not there yet, then there is no definition', () => {
    const set = { definitionSet: [{ code: '3.1', version: 2 }] };
    const early = given(area('noord'), published('2025-H1-1', 1, set), defined(2, '2025-01-01')).projected();
    const query = { editionId: '2025-H1-1' };
    const found = resolveState(early.model, query, periodOf('2025-H1'), CLOCK, []);
    expect(found.definition('3.1')).toBeUndefined();
  });

  it('when there is none of that name, then it is said where it was named', () => {
    expect(refusalOf(() => state({ editionId: '2025-H1-2' }))).toEqual(['UNKNOWN_EDITION /from/editionId']);
    expect(editionNamed(at(), '2025-H1-1', []).asOfPosition).toBe(3);
    expect(refusalOf(() => editionNamed(at(4), '2025-H1-1', ['x']))).toEqual(['UNKNOWN_EDITION /x']);
  });

  it.each<readonly [beside: string, query: StateQuery, refused: readonly string[]]>([
    ['nothing', {}, []],
    ['a position', { asOf: { position: 1n } }, ['EDITION_PINNED /to/asOf']],
    ['a date', { referenceDate: '2025-01-01' }, ['EDITION_PINNED /to/referenceDate']],
    [
      'both',
      { asOf: {}, referenceDate: '2025-01-01' },
      ['EDITION_PINNED /to/asOf', 'EDITION_PINNED /to/referenceDate'],
    ],
  ])('when it is named with %s beside it, then each of these is refused', (_, query, refused) => {
    const faults = pinnedFaults({ ...query, editionId: '2025-H1-1' }, ['to']);
    expect(faults.map(({ rule, place }) => `${rule} ${toPointer(place)}`)).toEqual(refused);
    expect(pinnedFaults(query, ['to'])).toEqual([]);
  });
});

describe('given no edition', () => {
  it('then the state is of now, with the definitions that hold on the last day of the period', () => {
    const now = state({});
    expect(now).toMatchObject({ position: 6, referenceDate: '2025-12-01', edition: undefined });
    expect(now.definition('3.1')?.version).toBe(2);
    expect(state({}, '2025-H2').definition('3.1')?.version).toBe(3);
    expect(state({}, '2024-H2').definition('3.1')?.version).toBe(1);
    expect(now.definition('9.9')).toBeUndefined();
  });

  it('when a position or a moment is said, then it is of what was known then', () => {
    const then = state({ asOf: { position: 3n } });
    expect(then).toMatchObject({ position: 3, referenceDate: '2025-03-01' });
    expect(then.definition('3.1')?.version).toBe(1);
    expect(state({ asOf: { moment: momentOf(4) }, referenceDate: '2025-02-28' })).toMatchObject({
      position: 4,
      referenceDate: '2025-02-28',
    });
  });

  it('when it cannot be answered, then it is said where in the question', () => {
    expect(refusalOf(() => state({ asOf: { position: 7n } }))).toEqual([
      'POSITION_AHEAD /from/asOf/position',
    ]);
    expect(refusalOf(() => state({ referenceDate: 'x' }))).toEqual(['NOT_A_DATE /from/referenceDate']);
  });
});

describe('given work on a part of what was asked', () => {
  it('then its faults stand in that part; what is no fault of the question goes by as it is', () => {
    const refuse = (): never => {
      throw new QueryError([fault('NOT_A_DATE', ['b', 1], {}, 'x')]);
    };
    expect(placedIn(['a'], () => 3)).toBe(3);
    expect(refusalOf(() => placedIn(['a'], refuse))).toEqual(['NOT_A_DATE /a/b/1']);
    const broken = new RangeError('broken');
    expect(() =>
      placedIn(['a'], () => {
        throw broken;
      }),
    ).toThrow(broken);
  });
});

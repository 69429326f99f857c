/**
 * What each kind of event does to the entries, and what contradicts the log. Seen to fail: with a correction
 * recorded under its own position, without each of the three checks whether an entry counts, and with the columns
 * of one that is kept whole.
 */
import { describe, expect, it } from '@jest/globals';
import {
  area,
  corrected,
  given,
  happened,
  momentOf,
  reached,
  reinstated,
  retracted,
} from '../testing/given.js';
import { valuesOf } from './fold.js';

const POSTED = { position: 1, typeName: 'HouseholdReached', partnerId: 'stad' };
const COUNTS = { ...POSTED, occurredOn: '2025-02-01', status: 'EFFECTIVE', corrected: false } as const;
const HOUSEHOLD = reached('h1', '2025-02-01');
const CORRECTION = reached('h1', '2025-02-03', { neighbourhoodId: 'zuid' });
const later = { occurredOn: '2025-02-03', neighbourhoodId: 'zuid', corrected: true };

describe('given an entry that was recorded', () => {
  it('then it counts from its position on, as it was posted', () => {
    given(HOUSEHOLD)
      .projected()
      .thenEntries([{ ...COUNTS, neighbourhoodId: 'noord', recordedAt: momentOf(1) }])
      .thenEntries([], 0);
  });

  it('when it is corrected, then it stands where it stood, and says what the correction says from then on', () => {
    given(HOUSEHOLD, CORRECTION, corrected(1, CORRECTION))
      .projected()
      .thenEntries([
        { ...COUNTS, ...later },
        { position: 2, corrected: false },
      ])
      .thenEntries([COUNTS, { position: 2 }], 2);
  });

  it('when it is retracted and reinstated, then it counts, does not, and counts again, each from then on', () => {
    given(HOUSEHOLD, retracted(1), reinstated(1))
      .projected()
      .thenEntries([COUNTS])
      .thenEntries([{ ...COUNTS, status: 'RETRACTED' }], 2)
      .thenEntries([COUNTS], 1);
  });

  it('when it is corrected twice and reinstated after that, then the last correction is what it says', () => {
    const first = reached('h1', '2025-02-02');
    given(HOUSEHOLD, corrected(1, first), corrected(1, CORRECTION), retracted(1), reinstated(1))
      .projected()
      .thenEntries([{ ...COUNTS, ...later }]);
  });
});

describe('given a registration', () => {
  it('then it is kept whole, of no area and no day of its own', () => {
    const { model } = given(area('noord'))
      .projected()
      .thenEntries([{ position: 1, neighbourhoodId: undefined }]);
    expect(model.facts.documents).toMatchObject([{ data: { neighbourhoodId: 'noord', lat: 52 } }]);
    expect(valuesOf('NeighbourhoodRegistered', { name: 'Noord' })).toEqual([{ name: 'Noord' }]);
  });
});

describe('given an event that contradicts the log', () => {
  it.each([
    [
      'a correction of what is retracted',
      [retracted(1), corrected(1, HOUSEHOLD)],
      'is corrected while retracted',
    ],
    ['a second retraction', [retracted(1), retracted(1)], 'is retracted twice'],
    ['a reinstatement of what counts', [reinstated(1)], 'is reinstated while it counts'],
    ['a retraction of what was never recorded', [retracted(9)], 'was never recorded'],
    ['a type that nobody knows', [{ ...HOUSEHOLD, type: 'NoSuchType' }], 'NoSuchType'],
    ['a schema version to come', [{ ...HOUSEHOLD, schemaVersion: 99 }], '99'],
  ])('when it is %s, then it is poison, with its place', (_, events, why) => {
    expect(() => given(HOUSEHOLD, ...events).projected()).toThrow(
      new RegExp(`position ${events.length + 1}.*${why}`, 's'),
    );
  });
});

it('gives the values of the columns in their order, and null for what is not there', () => {
  const values = valuesOf('HouseholdReached', happened('HouseholdReached', { channel: 'PHONE' }).data);
  expect(values.filter((value) => value !== null)).toEqual(['PHONE']);
  expect(values.length).toBeGreaterThan(1);
});

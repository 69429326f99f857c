/**
 * The entries about one thing, found without looking at all. Seen to fail: with what counts no more, with the key of
 * another partner taken for one's own, with rows recorded after the first question not seen, and with the index of
 * another store.
 */
import { describe, expect, it } from '@jest/globals';
import type { EventData, EventName } from '#libs/programme';
import { corrected, given, happened, idOf, retracted } from '../testing/given.js';
import { AboutSubjects } from './about-subjects.js';

const somewhere = { occurredOn: '2025-01-10', neighbourhoodId: 'noord', evidence: 'REGISTRATION' };
const training = (personKey: string, trainingId: string): EventData => ({
  ...{ ...somewhere, personKey, trainingId, kind: 'BBL', field: 'TECHNICAL' },
});
const started = (personKey: string, trainingId: string, partnerId = 'school') =>
  happened('TrainingStarted', training(personKey, trainingId), partnerId);
const financed = (dwellingKey: string, scheme = 'WARMTEFONDS', partnerId = 'school') =>
  happened('FinancingArranged', { ...somewhere, dwellingKey, scheme, amountCents: 100 }, partnerId);

describe('given trainings of two partners', () => {
  const { model } = given(
    started('p1', 't1'),
    started('p1', 't2'),
    started('p1', 't1', 'stad'),
    started('p1', 't1'),
    started('p2', 't1'),
    retracted(4),
  ).projected();
  const about = (data: EventData, partnerId: string | undefined, name: EventName = 'TrainingCompleted') =>
    new AboutSubjects().about(model.facts, name, data, partnerId).map(({ entryId }) => entryId);

  it('then those of the same person and training of the one partner are found that count now', () => {
    expect(about(training('p1', 't1'), 'school')).toEqual([idOf(1)]);
    expect(about(training('p1', 't1'), 'stad')).toEqual([idOf(3)]);
    expect(about(training('p1', 't2'), 'school')).toEqual([idOf(2)]);
  });

  it('when nothing is known of it, or nobody says whose it is, then there are none', () => {
    expect(about(training('p9', 't1'), 'school')).toEqual([]);
    expect(about(training('p1', 't9'), 'school')).toEqual([]);
    expect([about(training('p1', 't1'), 'niemand'), about(training('p1', 't1'), undefined)]).toEqual([
      [],
      [],
    ]);
    expect(about({ ...somewhere, trainingId: 't1' }, 'school')).toEqual([]);
  });

  it('when an event is about no such thing, then there is nothing to find', () => {
    expect(about(training('p1', 't1'), 'school', 'StreetOpened')).toEqual([]);
  });

  it('then each is told as it was said, with its own day', () => {
    const [found] = new AboutSubjects().about(
      model.facts,
      'TrainingCompleted',
      training('p1', 't1'),
      'school',
    );
    expect(found).toMatchObject({
      ...{ entryId: idOf(1), name: 'TrainingStarted', partnerId: 'school' },
      data: { occurredOn: '2025-01-10' },
    });
  });
});

describe('given a dwelling, which is the same for every partner', () => {
  it('then what any of them arranged for it is found, as it was corrected', () => {
    const { model } = given(
      financed('d1'),
      financed('d2'),
      financed('d1', 'WARMTEFONDS', 'stad'),
      corrected(
        1,
        happened('FinancingArranged', {
          ...somewhere,
          dwellingKey: 'd1',
          scheme: 'WARMTEFONDS',
          amountCents: 250,
        }),
      ),
    ).projected();
    const asked = { ...somewhere, dwellingKey: 'd1', scheme: 'WARMTEFONDS', amountCents: 1 };
    const found = new AboutSubjects().about(model.facts, 'FinancingWithdrawn', asked, 'school');
    expect(found.map(({ entryId }) => entryId).sort()).toEqual([idOf(1), idOf(3)]);
    expect(found.find(({ entryId }) => entryId === idOf(1))?.data).toMatchObject({ amountCents: 250 });
  });
});

describe('given that it was asked before', () => {
  it('when more is recorded, or another read model takes its place, then that is seen', async () => {
    const { readModel, record } = await given(started('p1', 't1')).followed();
    const subjects = new AboutSubjects();
    const asked = () =>
      subjects
        .about(readModel.model.facts, 'TrainingCompleted', training('p1', 't1'), 'school')
        .map(({ entryId }) => entryId);
    expect(asked()).toEqual([idOf(1)]);
    await record(started('p1', 't1'));
    expect(asked().sort()).toEqual([idOf(1), idOf(2)]);
    await record(retracted(1));
    expect(asked()).toEqual([idOf(2)]);
    await readModel.close();
    const other = given(started('p2', 't9'), started('p2', 't1'), started('p1', 't1')).projected();
    const elsewhere = subjects.about(other.model.facts, 'TrainingCompleted', training('p1', 't1'), 'school');
    expect(elsewhere.map(({ entryId }) => entryId)).toEqual([idOf(3)]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { EventName } from '../catalogue.js';
import { event, given } from '../testing/decider-specification.js';
import type { Observed, SubjectName } from '../subjects.js';
import { workAndTrainingEvents } from './events.js';

let count = 0;
const known = <N extends SubjectName>(name: N, data: object) =>
  ({ entryId: `known-${++count}`, name, data: { ...data } }) as Observed<N>;
const asked = <N extends EventName>(name: N, data: object) => event('asked', name, { ...data });
const on = (occurredOn: string) => ({ occurredOn });

describe('a training', () => {
  const started = known('TrainingStarted', on('2025-03-01'));

  it.each(['TrainingCompleted', 'TrainingDropped'] as const)(
    '%s before it started, or with no start known, warns',
    (name) => {
      given()
        .when(asked(name, on('2025-02-28')), { about: [started] })
        .thenAccepted('ENDED_BEFORE_STARTED');
      given()
        .when(asked(name, on('2025-03-01')), { about: [started] })
        .thenAccepted();
      given()
        .when(asked(name, on('2025-03-01')), { about: [] })
        .thenAccepted('NO_START_KNOWN');
    },
  );

  it('of two starts the first counts', () => {
    const earlier = known('TrainingStarted', on('2025-01-01'));
    given()
      .when(asked('TrainingCompleted', on('2025-02-01')), { about: [started, earlier] })
      .thenAccepted();
  });

  it('that starts after it ended warns, unless it had started before as well', () => {
    const completed = known('TrainingCompleted', on('2025-04-01'));
    const start = asked('TrainingStarted', on('2025-04-02'));
    given()
      .when(start, { about: [completed] })
      .thenAccepted('STARTED_AFTER_ENDED');
    given()
      .when(start, { about: [completed, started] })
      .thenAccepted();
    given()
      .when(asked('TrainingStarted', on('2025-04-01')), { about: [completed] })
      .thenAccepted();
  });
});

describe('a placement', () => {
  const started = known('PlacementStarted', on('2025-03-01'));
  const ended = (endedOn: string) => known('PlacementEnded', { ...on('2025-06-01'), endedOn });

  it('that ended or was confirmed before its start warns; the day it is about counts, not that of the entry', () => {
    const end = asked('PlacementEnded', { ...on('2025-06-01'), endedOn: '2025-02-28' });
    const confirmed = asked('PlacementConfirmed', { ...on('2025-06-01'), confirmedOn: '2025-02-28' });
    given()
      .when(end, { about: [started] })
      .thenAccepted('ENDED_BEFORE_STARTED');
    given()
      .when(confirmed, { about: [started] })
      .thenAccepted('CONFIRMED_BEFORE_STARTED');
    given().when(end, { about: [] }).thenAccepted('NO_START_KNOWN');
    given().when(confirmed, { about: [] }).thenAccepted('NO_START_KNOWN');
    const later = asked('PlacementEnded', { ...on('2025-01-01'), endedOn: '2025-03-01' });
    given()
      .when(later, { about: [started] })
      .thenAccepted();
  });

  it('is open once under one id: a second start needs an end between, whichever came in first', () => {
    const again = asked('PlacementStarted', { ...on('2025-05-01'), placementId: 'p' });
    given()
      .when(again, { about: [started] })
      .thenAccepted('PLACEMENT_OPEN');
    given()
      .when(again, { about: [started, ended('2025-04-30')] })
      .thenAccepted();
    given()
      .when(again, { about: [started, ended('2025-05-02')] })
      .thenAccepted('PLACEMENT_OPEN');
    const before = asked('PlacementStarted', { ...on('2025-01-01'), placementId: 'p' });
    given()
      .when(before, { about: [started] })
      .thenAccepted('PLACEMENT_OPEN');
    given()
      .when(before, { about: [started, ended('2025-02-01')] })
      .thenAccepted();
  });

  it('that starts after its end warns', () => {
    const start = asked('PlacementStarted', { ...on('2025-05-01'), placementId: 'p' });
    given()
      .when(start, { about: [ended('2025-04-30')] })
      .thenAccepted('STARTED_AFTER_ENDED');
  });
});

it.each(workAndTrainingEvents.map(({ name }) => name))(
  '%s is plainly stored where nothing was looked up',
  (name) => {
    const entry = asked(name, on('2025-03-01'));
    expect(given().when(entry).thenAccepted()).toEqual(entry);
  },
);

it('an entry is not held against itself, when its batch is tried again', () => {
  const start = asked('PlacementStarted', { ...on('2025-05-01'), placementId: 'p' });
  given()
    .when(start, { about: [start] })
    .thenAccepted();
});

import { describe, expect, it } from '@jest/globals';
import type { EventName } from '../catalogue.js';
import { event, given } from '../testing/decider-specification.js';
import type { Observed, SubjectName } from '../subjects.js';
import { ownerEvents } from './events.js';

let count = 0;
const known = <N extends SubjectName>(name: N, occurredOn: string, data: object = {}) => {
  const values: object = { occurredOn, ...data };
  return { entryId: `known-${++count}`, name, data: values } as Observed<N>;
};
const asked = (name: EventName, occurredOn: string, data: object = {}) =>
  event('asked', name, { occurredOn, dwellingKey: 'd', ...data });

describe('an energy label', () => {
  const advice = known('OwnerAdvised', '2025-01-01', { labelBefore: 'C' });
  const measure = known('MeasureInstalled', '2025-03-01');
  const label = (value: string, day = '2025-04-01') => asked('EnergyLabelRegistered', day, { label: value });

  it('worse after a measure than before it warns; the same or better does not', () => {
    given()
      .when(label('D'), { about: [advice, measure] })
      .thenAccepted('LABEL_WORSE');
    given()
      .when(label('C'), { about: [advice, measure] })
      .thenAccepted();
    given()
      .when(label('A+'), { about: [advice, measure] })
      .thenAccepted();
  });

  it('before any measure, or without a label from before, does not', () => {
    given()
      .when(label('D', '2025-02-28'), { about: [advice, measure] })
      .thenAccepted();
    given()
      .when(label('D'), { about: [advice] })
      .thenAccepted();
    given()
      .when(label('D'), { about: [known('OwnerAdvised', '2025-01-01'), measure] })
      .thenAccepted();
  });

  it('is held against the latest label from before', () => {
    const later = known('OwnerAdvised', '2025-02-01', { labelBefore: 'F' });
    given()
      .when(label('D'), { about: [later, advice, measure] })
      .thenAccepted();
  });
});

describe('financing', () => {
  const arranged = (amountCents: number, scheme = 'ISDE') =>
    known('FinancingArranged', '2025-01-01', { amountCents, scheme });
  const withdrawn = known('FinancingWithdrawn', '2025-02-01', { amountCents: 400, scheme: 'ISDE' });
  const ask = (amountCents: number) =>
    asked('FinancingWithdrawn', '2025-03-01', { amountCents, scheme: 'ISDE' });

  it('withdrawn over what was arranged under that scheme warns, earlier withdrawals counted', () => {
    given()
      .when(ask(600), { about: [arranged(1000), withdrawn] })
      .thenAccepted();
    given()
      .when(ask(601), { about: [arranged(1000), withdrawn] })
      .thenAccepted('WITHDRAWN_MORE');
    given()
      .when(ask(1), { about: [arranged(1000, 'SVVE')] })
      .thenAccepted('WITHDRAWN_MORE');
    given().when(ask(1), { about: [] }).thenAccepted('WITHDRAWN_MORE');
  });
});

it.each(ownerEvents.map(({ name }) => name))('%s is plainly stored where nothing was looked up', (name) => {
  const entry = asked(name, '2025-03-01');
  expect(given().when(entry).thenAccepted()).toEqual(entry);
});

import { describe, expect, it } from '@jest/globals';
import type { EventName } from '../catalogue.js';
import { event, given } from '../testing/decider-specification.js';

const of = (entryId: string, name: EventName, occurredOn: string, more = {}) =>
  event(entryId, name, { linkageId: 'koppelkans-1', occurredOn, ...more });
const identified = of('i', 'LinkageIdentified', '2025-01-10');
const assessed = of('a', 'LinkageAssessed', '2025-02-01');
const chosen = of('c', 'LinkageChosen', '2025-03-01');
const realised = of('r', 'LinkageRealised', '2025-09-01');
const missed = of('m', 'LinkageMissed', '2025-09-01', { reason: 'TIMING' });

describe('the life of a linkage', () => {
  it('identified, assessed, chosen, realised or missed', () => {
    given().when(identified).thenAccepted();
    given(identified).when(assessed).thenAccepted();
    given(identified, assessed).when(chosen).thenAccepted();
    given(identified, chosen).when(realised).thenAccepted();
    expect(given(identified).when(missed).thenAccepted()).toEqual(missed);
  });

  it('what a late event may still put right only warns', () => {
    given().when(realised).thenAccepted('NO_EARLIER_STEP');
    given(identified)
      .when(of('a', 'LinkageAssessed', '2025-01-09'))
      .thenAccepted('STEP_TOO_EARLY');
    given(assessed)
      .when(of('i', 'LinkageIdentified', '2025-02-02'))
      .thenAccepted('STEP_TOO_LATE');
    given(assessed).when(identified).thenAccepted();
  });

  it('identified twice, or realised and missed, is stored with a warning', () => {
    given(identified)
      .when({ ...identified, entryId: 'i2' })
      .thenAccepted('STEP_TAKEN_AGAIN');
    given(identified, missed).when(realised).thenAccepted('STEP_CONTRADICTS');
    given(identified, realised).when(missed).thenAccepted('STEP_CONTRADICTS');
    given(identified, missed, event('x', 'EntryRetracted', { entryId: 'm' }))
      .when(realised)
      .thenAccepted();
  });

  it('entries of one werklijn make no linkage, as far as is known', () => {
    given(identified)
      .when(realised, { realisedWerklijnen: [1, 1] })
      .thenAccepted('ONE_WERKLIJN');
    given(identified)
      .when(realised, { realisedWerklijnen: [1, 4] })
      .thenAccepted();
    given(identified).when(missed, { realisedWerklijnen: [] }).thenAccepted();
    given(identified)
      .when(realised, { realisedWerklijnen: [], realisedUnknown: [0, 1] })
      .thenAccepted('REALISED_BY_UNKNOWN', 'REALISED_BY_UNKNOWN');
    given(identified)
      .when(realised, { realisedWerklijnen: [1], realisedUnknown: [1] })
      .thenAccepted('REALISED_BY_UNKNOWN');
  });

  it('a correction does not make it another linkage', () => {
    const correct = (linkageId: string) =>
      event('k', 'EntryCorrected', { entryId: 'i', replacement: { ...identified.data, linkageId } });
    given(identified).when(correct('koppelkans-2')).thenRejected('LIFE_CYCLE_IDENTITY');
    given(identified).when(correct('koppelkans-1')).thenAccepted();
  });
});

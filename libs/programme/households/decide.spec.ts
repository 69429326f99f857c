import { describe, expect, it } from '@jest/globals';
import { event, given, officeEvent } from '../testing/decider-specification.js';
import { householdEvents } from './events.js';

const accepted = event('a', 'HelpAccepted', { householdKey: 'k', occurredOn: '2025-03-01' });

describe('what is recorded of a household', () => {
  it('accepted before reached is stored with a warning at its date', () => {
    given().when(accepted, { reachedOnOrBefore: false }).thenAccepted('ACCEPTED_BEFORE_REACHED');
    given().when(accepted, { reachedOnOrBefore: true }).thenAccepted();
  });

  it('where nothing was looked up nothing is warned of', () => {
    given().when(accepted).thenAccepted();
  });

  it.each(householdEvents.map(({ name }) => name).filter((name) => name !== 'HelpAccepted'))(
    '%s is plainly stored',
    (name) => {
      const asked = event('a', name, { householdKey: 'k' });
      expect(given().when(asked, { reachedOnOrBefore: false }).thenAccepted()).toEqual(asked);
    },
  );
});

describe('linking households', () => {
  it.each(['HouseholdsLinked', 'HouseholdsUnlinked'] as const)('%s takes two, not one twice', (name) => {
    given()
      .when(officeEvent('l', name, { keys: ['k', 'm'] }))
      .thenAccepted();
    given()
      .when(officeEvent('l', name, { keys: ['k', 'k'] }))
      .thenRejected('NOT_UNIQUE');
  });
});

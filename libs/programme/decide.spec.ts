import { describe, expect, it } from '@jest/globals';
import { CATALOGUE, type EventName } from './catalogue.js';
import { initialState } from './stream.js';
import { decide } from './decide.js';
import type { Command } from './decision.js';
import { officeEvent } from './testing/decider-specification.js';

const command = (name: EventName): Command => ({
  ...officeEvent('e', name, { keys: ['a', 'b'], parameters: [] }),
  by: { role: 'programme-office', partnerId: undefined } as const,
  place: [0],
  today: '2026-10-31',
});

describe('the entrance to the deciders', () => {
  it.each(CATALOGUE.map(({ name }) => name))('somebody decides on %s', (name) => {
    expect(typeof decide(command(name), initialState).accepted).toBe('boolean');
  });

  // A subject whose decider is forgotten does not compile (`nobody` takes never); this is for what was cast past
  // the types.
  it('a type the catalogue does not have is no accident that is stored', () => {
    expect(() => decide(command('HelpAcepted' as EventName), initialState)).toThrow(
      'nobody decides on HelpAcepted',
    );
  });
});

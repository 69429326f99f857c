import { describe, expect, it } from '@jest/globals';
import { CATALOGUE, isOneOf, type ColumnOf, type DataOf, type EventName, type EventOf } from './catalogue.js';
import { EXPERIMENT_ROOM } from './experiment-rooms/life-cycle.js';
import { OBSTACLE } from './obstacles/life-cycle.js';
import type { Course } from './schema/life-cycle.js';
import { decideStep } from './steps.js';
import type { DomainEvent, EventData, StreamState } from './stream.js';
import type { Observed } from './subjects.js';
import type { Command } from './decision.js';

/** Compiled by every check of types: a line that is expected to be an error and is none fails that check. */
describe('the catalogue is the type of every event', () => {
  it('a name or field that is misspelt does not compile', () => {
    const name: EventName = 'HelpAccepted';
    // @ts-expect-error no such type
    const misspelt: EventName = 'HelpAcepted';
    const reached = { occurredOn: '2025-03-01', neighbourhoodId: 'noord', evidence: 'REGISTRATION' } as const;
    const accepted: DataOf<'HelpAccepted'> = { ...reached, householdKey: 'k', helpKind: 'DEBT' };
    // @ts-expect-error a code the list does not have
    const kind: DataOf<'HelpAccepted'>['helpKind'] = 'DEBTS';
    // @ts-expect-error no such field
    const field = accepted.helpKinds;
    // @ts-expect-error householdKey is required
    const incomplete: DataOf<'HelpAccepted'> = { ...reached, helpKind: 'DEBT' };
    const column: ColumnOf<'EnergyFixDelivered'> = 'saving.gasM3';
    // @ts-expect-error not kept as a column
    const none: ColumnOf<'HelpAccepted'> = 'saving.gasM3';
    expect([name, misspelt, accepted, kind, field, incomplete, column, none]).toHaveLength(8);
  });

  it('data of whatever type have no field that no type has', () => {
    const data: EventData = { householdKey: 'k' };
    // @ts-expect-error no type has such a field
    const field = data.householdKye;
    // @ts-expect-error nor taken apart
    const { neighborhoodId } = data;
    // @ts-expect-error nor by its name
    const named = data['occuredOn'];
    // @ts-expect-error nor written
    const written: EventData = { householdKye: 'k' };
    expect([field, neighborhoodId, named, written]).toHaveLength(4);
  });

  it('an entry that others are judged by tells its data by its name', () => {
    const amount = (entry: Observed) =>
      // @ts-expect-error not every entry has an amount
      entry.name === 'FinancingArranged' ? entry.data.amountCents : entry.data.amountCents;
    expect(amount).toBeInstanceOf(Function);
  });

  it('the name of an event tells its data', () => {
    const chosen = (event: EventOf<'LinkageRealised' | 'LinkageMissed'>) =>
      event.name === 'LinkageMissed' ? event.data.reason : event.data.realisedBy.length;
    // @ts-expect-error only a linkage that was missed has a reason
    const reason = (event: EventOf<'LinkageRealised' | 'LinkageMissed'>) => event.data.reason;
    expect([chosen, reason]).toHaveLength(2);
  });

  it('a command tells its data by its name, in deciders and folds alike', () => {
    const decided = (command: Command) => {
      // @ts-expect-error no such type
      if (command.name === 'HelpAcepted') return undefined;
      // @ts-expect-error not every event has a channel
      if (command.name === 'HelpAccepted') return command.data.channel;
      return command.name === 'HouseholdReached' ? command.data.channel : undefined;
    };
    const rest = (event: DomainEvent<'LinkageMissed' | 'HelpAccepted'>): never => {
      if (isOneOf(['LinkageMissed'], event)) throw new Error('decided');
      // @ts-expect-error one that is forgotten is left over
      return event;
    };
    expect([decided, rest]).toHaveLength(2);
  });

  it('a step is decided on by the life cycle of its own subject', () => {
    const obstacle = (command: Command<'ObstacleReported' | 'ObstacleResolved'>, state: StreamState) => [
      decideStep(command, state, OBSTACLE),
      // @ts-expect-error a course that has no such step
      decideStep(command, state, EXPERIMENT_ROOM),
      // @ts-expect-error of which nobody knows the steps
      decideStep(command, state, OBSTACLE as Course),
    ];
    expect(obstacle).toBeInstanceOf(Function);
  });

  it('every type is in it', () => {
    expect(CATALOGUE.length).toBeGreaterThan(50);
  });
});

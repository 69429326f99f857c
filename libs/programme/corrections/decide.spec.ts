import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../stream.js';
import { event, given, officeEvent } from '../testing/decider-specification.js';

const duindorp = { role: 'partner', partnerId: 'duindorp' } as const;
const other = { role: 'partner', partnerId: 'elders' } as const;
const reached = event('a', 'HouseholdReached', { occurredOn: '2025-03-01', channel: 'PHONE' });
const correct = event('x', 'EntryCorrected', {
  entryId: 'a',
  reason: 'WRONG_VALUE',
  replacement: { occurredOn: '2025-03-02', channel: 'EVENT' },
});
const retract = event('y', 'EntryRetracted', { entryId: 'a', reason: 'DUPLICATE' });
const reinstate = event('z', 'EntryReinstated', { entryId: 'a', reason: 'OTHER' });

describe('correcting, retracting and reinstating an entry', () => {
  it('the partner that posted it may, and so may the programme office', () => {
    given(reached)
      .when({ ...correct, by: duindorp })
      .thenAccepted();
    given(reached).when(correct).thenAccepted();
    given(reached)
      .when({ ...retract, by: duindorp })
      .thenAccepted();
    given(reached, retract)
      .when({ ...reinstate, by: duindorp })
      .thenAccepted();
  });

  it('the accepted event is what was asked', () => {
    expect(given(reached).when(correct).thenAccepted()).toEqual(correct);
  });

  it.each([correct, retract, reinstate])('another partner may not: $name', (asked) => {
    given(reached)
      .when({ ...asked, by: other })
      .thenRejected('NOT_YOUR_ENTRY');
  });

  it('a partner may not touch what the office posted for itself', () => {
    const office = officeEvent('a', 'HouseholdReached', {});
    given(office)
      .when({ ...retract, by: duindorp })
      .thenRejected('NOT_YOUR_ENTRY');
    given(office)
      .when({ ...retract, by: { role: 'partner', partnerId: undefined } })
      .thenRejected('NOT_YOUR_ENTRY');
  });

  it.each([correct, retract, reinstate])('an entry that is not there: $name', (asked) => {
    given().when(asked).thenRejected('ENTRY_UNKNOWN');
  });

  it('what is retracted is neither corrected nor retracted again', () => {
    given(reached, retract).when(correct).thenRejected('ENTRY_RETRACTED');
    given(reached, retract).when(retract).thenRejected('ENTRY_RETRACTED');
  });

  it('what is not retracted is not reinstated', () => {
    given(reached).when(reinstate).thenRejected('ENTRY_NOT_RETRACTED');
    given(reached, retract, reinstate).when(reinstate).thenRejected('ENTRY_NOT_RETRACTED');
  });

  it('once reinstated it can be corrected and retracted again', () => {
    given(reached, retract, reinstate).when(correct).thenAccepted();
    given(reached, retract, reinstate).when(retract).thenAccepted();
  });

  // Seen to fail: without the comparison in decideCorrection.
  it('what was decided on an entry that changed since is refused, whatever the amendment', () => {
    const basedOn = (asked: DomainEvent, version: string) =>
      ({ ...asked, entryId: 'n', data: { ...asked.data, basedOn: version } }) as DomainEvent;
    for (const asked of [correct, retract]) {
      given(reached).when(basedOn(asked, 'a')).thenAccepted();
      given(reached, correct).when(basedOn(asked, 'x')).thenAccepted();
      given(reached, correct).when(basedOn(asked, 'a')).thenRejected('ENTRY_CHANGED_SINCE');
      given(reached, retract).when(basedOn(asked, 'a')).thenRejected('ENTRY_CHANGED_SINCE');
    }
    given(reached, retract).when(basedOn(reinstate, 'y')).thenAccepted();
    given(reached, retract, reinstate).when(basedOn(retract, 'y')).thenRejected('ENTRY_CHANGED_SINCE');
  });

  it('a correction can be corrected', () => {
    given(reached, correct)
      .when({ ...correct, entryId: 'x2' })
      .thenAccepted();
  });
});

describe('correcting what has a life cycle', () => {
  const planned = event('a', 'InterventionPlanned', { interventionId: 'aanpak-1', title: 'Een' });
  const replace = (replacement: Record<string, unknown>) =>
    event('x', 'EntryCorrected', { entryId: 'a', reason: 'WRONG_VALUE', replacement });

  it('its content may change, its identity not', () => {
    given(planned)
      .when(replace({ interventionId: 'aanpak-1', title: 'Twee' }))
      .thenAccepted();
    given(planned)
      .when(replace({ interventionId: 'aanpak-2' }))
      .thenRejected('LIFE_CYCLE_IDENTITY');
    const partner = officeEvent('a', 'PartnerRegistered', { partnerId: 'p' });
    given(partner)
      .when(replace({ partnerId: 'q' }))
      .thenRejected('LIFE_CYCLE_IDENTITY');
    const area = officeEvent('a', 'NeighbourhoodRegistered', { neighbourhoodId: 'n' });
    given(area)
      .when(replace({ neighbourhoodId: 'm' }))
      .thenRejected('LIFE_CYCLE_IDENTITY');
  });

  it('a plan does not end before it starts by way of a correction either', () => {
    const backwards = { interventionId: 'aanpak-1', plannedStart: '2025-05-01', plannedEnd: '2025-04-01' };
    const decision = given(planned).when(replace(backwards)).thenRejected('END_BEFORE_START');
    expect(decision).toMatchObject({ faults: [{ place: [0, 'data', 'replacement', 'plannedEnd'] }] });
  });

  it('an OIN is not taken from another partner by way of a correction either', () => {
    const partner = officeEvent('a', 'PartnerRegistered', { partnerId: 'p' });
    const asked = replace({ partnerId: 'p', oin: '00000099000000001000' });
    given(partner).when(asked, { oinTakenBy: 'q' }).thenRejected('OIN_TAKEN');
    given(partner).when(asked, { oinTakenBy: 'p' }).thenAccepted();
  });

  it('a registration that was replaced by a new one is not reinstated beside it', () => {
    const first = officeEvent('a', 'PartnerRegistered', { partnerId: 'p' });
    const second = officeEvent('b', 'PartnerRegistered', { partnerId: 'p' });
    given(first, retract, second).when(reinstate).thenRejected('ALREADY_REGISTERED');
    given(first, retract).when(reinstate).thenAccepted();
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from './decide.js';
import { event } from './testing/decider-specification.js';
import { effective, evolve, initialState, type DomainEvent, type StreamState } from './stream.js';

const fold = (events: readonly DomainEvent[]): StreamState => events.reduce(evolve, initialState);
const posted = event('a', 'BaselineSet', { value: 0 });
const correct = (value: number) =>
  event(`c${value}`, 'EntryCorrected', { entryId: 'a', replacement: { value } });
const retract = event('r', 'EntryRetracted', { entryId: 'a' });
const reinstate = event('i', 'EntryReinstated', { entryId: 'a' });
const valueOf = ({ data }: DomainEvent): unknown => ('value' in data ? data.value : undefined);
const values = (events: readonly DomainEvent[]) => effective(fold(events)).map(valueOf);

describe('the state of a stream', () => {
  it('holds an entry as posted, under its own id', () => {
    expect(fold([posted]).get('a')).toEqual({ ...posted, retracted: false, version: 'a' });
  });

  it('the last correction counts, whatever its value was before', () => {
    expect(values([posted, correct(1)])).toEqual([1]);
    expect(values([posted, correct(1), correct(2)])).toEqual([2]);
    expect(values([posted, correct(2), correct(1), correct(0)])).toEqual([0]);
  });

  it('a retracted entry does not count; reinstated it is as it was last corrected', () => {
    expect(values([posted, correct(1), retract])).toEqual([]);
    expect(values([posted, correct(1), retract, reinstate])).toEqual([1]);
    expect(values([posted, retract, reinstate, correct(1)])).toEqual([1]);
  });

  it('a correction keeps what the entry is: id, name and partner', () => {
    expect(fold([posted, correct(1)]).get('a')).toMatchObject({
      entryId: 'a',
      name: posted.name,
      partnerId: 'duindorp',
    });
  });

  it('its version is the event that last said something of it', () => {
    const versionAfter = (...events: DomainEvent[]) => fold(events).get('a')?.version;
    expect(versionAfter(posted)).toBe('a');
    expect(versionAfter(posted, correct(1))).toBe('c1');
    expect(versionAfter(posted, correct(1), retract)).toBe('r');
    expect(versionAfter(posted, correct(1), retract, reinstate)).toBe('i');
  });

  it('a correction of an entry of another stream changes nothing', () => {
    const stray = event('c', 'EntryCorrected', { entryId: 'b', replacement: { value: 1 } });
    expect(fold([posted, stray])).toEqual(fold([posted]));
  });

  it('a state once made is never changed', () => {
    const before = fold([posted]);
    evolve(before, correct(1));
    evolve(before, retract);
    expect(before).toEqual(fold([posted]));
  });
});

it('in every order of amendments the deciders keep the rules and the last correction by position wins', () => {
  const step = fc.oneof(
    fc.integer({ min: 1, max: 99 }).map(correct),
    fc.constant(retract),
    fc.constant(reinstate),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let state = fold([posted]);
      let value: unknown = 0;
      let retracted = false;
      for (const asked of steps) {
        const decision = decide(
          { ...asked, by: { role: 'partner', partnerId: 'duindorp' }, place: [], today: '2026-01-01' },
          state,
        );
        const allowed = asked.name === 'EntryReinstated' ? retracted : !retracted;
        expect(decision.accepted).toBe(allowed);
        if (!decision.accepted) continue;
        state = evolve(state, decision.event);
        if (asked.name === 'EntryCorrected') value = Number(asked.data.replacement['value']);
        else retracted = asked.name === 'EntryRetracted';
      }
      expect(effective(state).map(valueOf)).toEqual(retracted ? [] : [value]);
    }),
  );
});

/**
 * Look-ups are registered by what deciders ask for: one that asks for what nobody looks up for its type throws.
 * Cause: what was not wired from end to end counted as not looked up, and then a decider lets pass what it should
 * refuse. Seen to fail: with a context that is an empty object, with one for all types, with each look-up that tells
 * deciders something left out of the list, and with a second one for the same taken.
 */
import { describe, expect, it } from '@jest/globals';

import { CATALOGUE, decide, STORED_EXAMPLES, upcast, type Command, type StreamState } from '#libs/programme';

import { ALFA } from '../testing/ingest-fixture.js';
import { itemOf } from '../testing/looking.js';
import { LOOK_UPS, LookUps, type LookedUp } from './look-ups.js';
import type { LookUp } from './lookups/lookup.js';

const ID = '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f';
/** Every example of every type as a command, amendments of a period as well as of a partner. */
const COMMANDS = STORED_EXAMPLES.flatMap(({ name, schemaVersion, data }) => {
  const isAmendment = 'entryId' in data;
  const command = {
    entryId: 'x',
    name,
    partnerId: 'alfa',
    data: isAmendment ? { ...data, entryId: ID } : upcast(name, schemaVersion, data),
    by: { role: 'programme-office', partnerId: undefined },
    place: [0],
    today: '2026-01-01',
  } as unknown as Command;
  return [{ command, isAmendment }];
});

const streamOf = (name: 'ReportingPeriodOpened' | 'PartnerRegistered'): StreamState =>
  new Map([
    [ID, { entryId: ID, name, partnerId: undefined, data: {}, retracted: false, version: ID } as never],
  ]);
const STATES = [streamOf('ReportingPeriodOpened'), streamOf('PartnerRegistered')];

/** Decides on everything there is with what these look-ups tell; throws where one is asked for that is not there. */
function decideOnAll(list: readonly LookUp[]): void {
  const lookUps = new LookUps(list);
  for (const { command, isAmendment } of COMMANDS)
    for (const state of isAmendment ? STATES : [new Map() as StreamState])
      decide(command, state, lookUps.contextOf(command.name));
}

describe('given the look-ups that are registered', () => {
  it('then no decider of any type asks for anything that nobody looks up for it', () => {
    expect(new Set(COMMANDS.map(({ command }) => command.name))).toEqual(
      new Set(CATALOGUE.map(({ name }) => name)),
    );
    expect(() => decideOnAll(LOOK_UPS)).not.toThrow();
  });

  it('when one that tells deciders something is left out, then a decider that asks for it throws', () => {
    const telling = LOOK_UPS.filter(({ gives }) => Object.keys(gives).length > 0);
    expect(telling.length).toBeGreaterThan(8);
    for (const one of telling)
      expect(() => decideOnAll(LOOK_UPS.filter((each) => each !== one))).toThrow('which nobody looks up');
  });

  it('when a type is left out of those that one is for, then its decider throws and says which', () => {
    const context = new LookUps([{ gives: { about: ['TrainingStarted'] }, look: () => ({}) }]);
    expect(context.contextOf('TrainingStarted').about).toBeUndefined();
    expect(() => context.contextOf('PlacementStarted').about).toThrow(
      'the decider of PlacementStarted asks for about, which nobody looks up for it',
    );
    expect(() => context.contextOf('TrainingStarted').head).toThrow('asks for head');
  });

  it('when two tell the same to the same type, then it throws', () => {
    const one: LookUp = { gives: { head: ['SubmissionMade'] }, look: () => ({}) };
    expect(() => new LookUps([one, one])).toThrow('head of SubmissionMade is looked up twice');
  });
});

describe('given what was looked up', () => {
  const item = itemOf('HelpAccepted', {});
  const turn = { item, data: {}, streams: new Map() };

  it('then its type’s decider is told what was found, and still throws for the rest', async () => {
    const lookUps = new LookUps([
      {
        gives: { reachedOnOrBefore: ['HelpAccepted'] },
        look: () => ({ known: () => ({ reachedOnOrBefore: true }) }),
      },
      { gives: { about: ['TrainingStarted'] }, look: () => ({ known: () => ({ about: [] }) }) },
    ]);
    const context = (await lookUps.of([item], {} as never)).contextOf(turn);
    expect(context.reachedOnOrBefore).toBe(true);
    expect(() => context.about).toThrow('the decider of HelpAccepted asks for about');
  });

  it('then each takes note, learns what was accepted and stored, and warns in the order of the list', async () => {
    const told: string[] = [];
    const one = (name: string): LookUp => ({
      gives: {},
      look: () => ({
        note: () => told.push(`${name} note`),
        accepted: () => told.push(`${name} accepted`),
        warn: () => (told.push(`${name} warn`), []),
      }),
      stored: () => told.push(`${name} stored`),
    });
    const lookUps = new LookUps([one('a'), one('b')]);
    const looked: LookedUp = await lookUps.of([item], { actor: ALFA } as never);
    looked.note(item, {});
    looked.accepted(item, {});
    looked.warningsOf(item, {}, '');
    lookUps.stored({} as never, { item, data: {}, naturalKey: '', warnings: [] });
    expect(told).toEqual(
      ['note', 'accepted', 'warn', 'stored'].flatMap((what) => [`a ${what}`, `b ${what}`]),
    );
  });
});

/**
 * Whose an item is, to which stream it goes, and what of it is stored. Seen to fail: with a correction belonging to
 * who corrects, with one stream for the things of two partners, with a submission that the office assesses going to
 * a stream of its own, with an identity of which the parts run together, and with `entry` stored beside `entryId`.
 */
import { describe, expect, it } from '@jest/globals';

import type { EventData, EventName } from '#libs/programme';

import { ALFA, BETA, correction, event, OFFICE, reached, SOURCE } from '../testing/ingest-fixture.js';
import type { CorrectionTarget } from './correction-target.js';
import { envelopeOf } from './envelope.js';
import { contentOf, lifeCycleStream, newItem, storedData } from './new-item.js';

const itemOf = (name: EventName, data: object, actor = ALFA, target?: CorrectionTarget) =>
  newItem(4, envelopeOf(event(name, 'a-1', data as EventData), [4]), actor, target);
const streamOf = (...asked: Parameters<typeof itemOf>) => itemOf(...asked).stream;
const TARGET: CorrectionTarget = { entryId: 'e', name: 'HouseholdReached', partnerId: 'alfa', stream: 's' };

describe('given an item of a partner, of the office, or a correction', () => {
  it('then it belongs to who posts it; a correction to whose entry it corrects, in the stream of that', () => {
    expect(itemOf('HouseholdReached', {})).toMatchObject({ index: 4, partnerId: 'alfa' });
    expect(itemOf('HouseholdReached', {}, OFFICE).partnerId).toBeUndefined();
    expect(itemOf('EntryRetracted', {}, OFFICE, TARGET)).toMatchObject({
      partnerId: 'alfa',
      stream: 's',
      target: TARGET,
    });
    expect(itemOf('HouseholdReached', {})).not.toHaveProperty('target');
  });
});

describe('given the stream of an item', () => {
  it('then an entry that stands alone has its own', () => {
    const { envelope, stream } = itemOf('HouseholdReached', {});
    expect(stream).toBe(`entry-${envelope.entryId}`);
  });

  it('then a partner and a neighbourhood have theirs by their own ids, whoever posts', () => {
    expect(streamOf('PartnerRegistered', { partnerId: 'gamma' }, OFFICE)).toBe('partner-gamma');
    expect(streamOf('NeighbourhoodRegistered', { neighbourhoodId: 'laak' }, OFFICE)).toBe(
      'neighbourhood-laak',
    );
  });

  it('then a thing with a life cycle has one per partner and id', () => {
    const of = (id: string, actor = ALFA) => streamOf('InterventionPlanned', { interventionId: id }, actor);
    expect(of('i-1')).toMatch(/^intervention-alfa-[0-9a-f]{32}$/);
    expect(of('i-1', OFFICE)).toMatch(/^intervention-office-[0-9a-f]{32}$/);
    expect(new Set([of('i-1'), of('i-2'), of('i-1', BETA), of('i-1', OFFICE)]).size).toBe(4);
    expect(streamOf('InterventionStarted', { interventionId: 'i-1' })).toBe(of('i-1'));
  });

  it.each(['SubmissionMade', 'SubmissionAccepted'] as const)(
    'then a submission is the partner’s, also where %s is of the office',
    (name) => {
      const own = streamOf('SubmissionMade', { period: '2025-H1' });
      expect(own).toMatch(/^submission-alfa-/);
      expect(streamOf(name, { period: '2025-H1', partnerId: 'alfa' }, OFFICE)).toBe(own);
      expect(streamOf(name, { period: '2025-H1', partnerId: 'beta' }, OFFICE)).not.toBe(own);
      expect(streamOf(name, { period: '2025-H2', partnerId: 'alfa' }, OFFICE)).not.toBe(own);
    },
  );

  it('then parts of an identity do not run together, and one that is left out counts as empty', () => {
    const target = (kpi: unknown, scope: unknown) =>
      lifeCycleStream('target', { kpi, scope, period: '2025' }, undefined);
    expect(target('1.1', 'NL')).not.toBe(target('1.1NL', undefined));
    expect(target('1.1', undefined)).toBe(target('1.1', 7));
  });
});

describe('given the content of an item', () => {
  const replacement = { channel: 'PHONE' };
  const corrects = (data: object, name: EventName = 'EntryCorrected') =>
    newItem(
      0,
      envelopeOf(correction(name, 'c-1', { entry: { source: SOURCE, id: 'a-1' }, ...data }), []),
      ALFA,
      TARGET,
    );

  it('then it is its data by its type; of a correction the replacement, by that of its target', () => {
    const [type, data] = contentOf(itemOf('HouseholdReached', { channel: 'PHONE' })) ?? [];
    expect([type?.name, data]).toEqual(['HouseholdReached', { channel: 'PHONE' }]);
    const [targetType, content] = contentOf(corrects({ replacement })) ?? [];
    expect([targetType?.name, content]).toEqual(['HouseholdReached', replacement]);
    expect(contentOf(corrects({}, 'EntryRetracted'))).toBeUndefined();
  });

  it('then what is stored has its content replaced, and names the entry corrected by its id alone', () => {
    const tokens = { channel: 'PHONE', householdKey: 't_1' };
    const plain = itemOf('HouseholdReached', reached('x')['data'] as object);
    expect(storedData(plain, tokens)).toEqual(tokens);
    expect(storedData(plain, undefined)).toEqual(plain.envelope.data);
    expect(storedData(corrects({ replacement }), tokens)).toEqual({
      ...{ entryId: 'e', reason: 'WRONG_VALUE', replacement: tokens },
    });
    expect(storedData(corrects({}, 'EntryRetracted'), undefined)).toStrictEqual({
      entryId: 'e',
      reason: 'WRONG_VALUE',
    });
  });
});

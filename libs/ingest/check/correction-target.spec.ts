/**
 * Which entry a correction is about; what comes of it is in corrections.spec.ts. Seen to fail: with an entry named
 * both ways, with what another partner recorded told of, with a retraction of a correction let through, with the log
 * asked before the batch, and with events of the log itself taken for entries.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Actor } from '#libs/access';
import { entryIdOf } from '#libs/platform';
import { EVENT_PASSED_OVER, LOG_STREAM, type EventData } from '#libs/programme';

import { LogReader } from '../log/log-reader.js';
import { StreamStates } from '../log/stream-states.js';
import {
  ALFA,
  BETA,
  correction,
  describeFault,
  OFFICE,
  openHouse,
  postOne,
  reached,
  SOURCE,
} from '../testing/ingest-fixture.js';
import { referenceOf, resolveTarget, type ReferencedEntry } from './correction-target.js';
import { envelopeOf } from './envelope.js';

const named = (data: EventData, name: Parameters<typeof correction>[0] = 'EntryRetracted') =>
  envelopeOf(correction(name, 'c-1', data), [2]);

describe('given the data of a correction', () => {
  it('when they name an entry by its id or by its pair, then that is it, at that place', () => {
    expect(referenceOf(named({ entryId: 'e' }))).toEqual({ entryId: 'e', place: [2, 'data', 'entryId'] });
    expect(referenceOf(named({ entry: { source: SOURCE, id: 'a-1' } }))).toEqual({
      entryId: entryIdOf(SOURCE, 'a-1'),
      place: [2, 'data', 'entry'],
    });
  });

  it.each<readonly [how: string, data: object]>([
    ['in no way', {}],
    ['in both', { entryId: 'e', entry: { source: SOURCE, id: 'a-1' } }],
    ['by an id that is no text', { entryId: 7 }],
    ['by a pair without an id', { entry: { source: SOURCE } }],
    ['by a pair without a source', { entry: { id: 'a-1' } }],
    ['by no pair', { entry: null }],
  ])('when they name it %s, then the schema has that to tell', (_, data) => {
    expect(referenceOf(named(data as EventData))).toBeUndefined();
  });
});

describe('given an entry of alfa and a correction of it', () => {
  let reader: LogReader;
  let entryId: string;
  let corrected: string;
  let note: string;
  let retraction: string;
  beforeAll(async () => {
    const { ingest, store } = await openHouse();
    entryId = (await postOne(ingest, reached('a-1'))).entryId;
    const replacement = { ...(reached('x')['data'] as object), channel: 'PHONE' };
    corrected = (await postOne(ingest, correction('EntryCorrected', 'a-2', { entryId, replacement })))
      .entryId;
    retraction = (await postOne(ingest, correction('EntryRetracted', 'a-3', { entryId }))).entryId;
    note = '00000000-0000-8000-8000-000000000001';
    const event = { eventId: note, type: EVENT_PASSED_OVER, schemaVersion: 1, data: '{}', metadata: '{}' };
    await store.append({ stream: LOG_STREAM, expected: 'any', events: [event] });
    reader = new LogReader(store, new StreamStates(store));
  });

  const resolve = (
    data: EventData,
    actor: Actor = ALFA,
    more: Partial<{
      readonly name: Parameters<typeof correction>[0];
      readonly inBatch: ReadonlyMap<string, ReferencedEntry>;
    }> = {},
  ) => resolveTarget(named(data, more.name), actor, reader, more.inBatch ?? new Map());
  const refused = async (...asked: Parameters<typeof resolve>): Promise<readonly string[]> => {
    const found = await resolve(...asked);
    return 'faults' in found ? found.faults.map(describeFault) : [];
  };
  const original = () => ({
    ...{ entryId, name: 'HouseholdReached', partnerId: 'alfa', stream: `entry-${entryId}` },
  });

  it('when it is named, then it is the target, for alfa and for the programme office', async () => {
    for (const actor of [ALFA, OFFICE])
      expect(await resolve({ entryId }, actor)).toEqual({ target: original() });
    expect(await resolve({ entry: { source: SOURCE, id: 'a-1' } })).toEqual({ target: original() });
  });

  it('when another partner names it or its correction, then that is as if there were none', async () => {
    for (const id of [entryId, corrected, '00000000-0000-8000-8000-000000000000'])
      expect(await refused({ entryId: id }, BETA)).toEqual(['ENTRY_UNKNOWN /2/data/entryId']);
  });

  it('when the correction is corrected, then the original is', async () => {
    expect(await resolve({ entryId: corrected }, ALFA, { name: 'EntryCorrected' })).toMatchObject({
      target: original(),
    });
  });

  it.each(['EntryRetracted', 'EntryReinstated'] as const)(
    'when the correction is named by %s, then that is refused, with the original named',
    async (name) => {
      const found = await resolve({ entryId: corrected }, ALFA, { name });
      expect(JSON.stringify(found)).toContain(entryId);
      expect(await refused({ entryId: corrected }, ALFA, { name })).toEqual([
        'NOT_CORRECTABLE /2/data/entryId',
      ]);
    },
  );

  it('when a retraction is corrected, then that is refused as well: there is nothing in it to correct', async () => {
    expect(await refused({ entryId: retraction }, ALFA, { name: 'EntryCorrected' })).toEqual([
      'NOT_CORRECTABLE /2/data/entryId',
    ]);
  });

  it('when what is named is no entry, or says nothing, then it is unknown, or nothing more is told', async () => {
    expect(await refused({ entryId: note }, OFFICE)).toEqual(['ENTRY_UNKNOWN /2/data/entryId']);
    expect(await resolve({})).toEqual({ faults: [] });
  });

  it('when an earlier item of the batch is named, then that is the target, before anything in the log', async () => {
    const own: ReferencedEntry = { entryId, name: 'HelpAccepted', partnerId: 'alfa', stream: 's' };
    const inBatch = new Map([[entryId, own]]);
    expect(await resolve({ entryId }, ALFA, { inBatch })).toEqual({ target: own });
    expect(await refused({ entryId }, BETA, { inBatch })).toEqual(['ENTRY_UNKNOWN /2/data/entryId']);
  });
});

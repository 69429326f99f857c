/**
 * What submissions, questions and editions are decided on with. Seen to fail: with the head read where nobody asks
 * for it, with the figures of an edition computed for a correction, and with the log asked before what the items
 * before it left.
 */
import { describe, expect, it } from '@jest/globals';

import type { Actor } from '#libs/access';
import type { EventName } from '#libs/programme';

import { envelopeOf } from '../../check/envelope.js';
import { newItem, type NewItem } from '../../check/new-item.js';
import type { EntryLookups } from '../../kernel/outcome.js';
import { LogReader } from '../../log/log-reader.js';
import { NO_STREAM, StreamStates, type LoadedStream } from '../../log/stream-states.js';
import { ALFA, event, OFFICE, openHouse, postOne } from '../../testing/ingest-fixture.js';
import { reportingContext, reportingLookups } from './reporting-lookups.js';

const source = { source: 'urn:nld:wijkspoor:programmabureau:test' };
const itemOf = (name: EventName, data: object, actor: Actor = ALFA, target?: NewItem['target']): NewItem =>
  newItem(0, envelopeOf(event(name, 'i-1', data as Record<string, unknown>), [2]), actor, target);
const submission = (period: string, more: object = {}) => itemOf('SubmissionMade', { period, ...more });
const question = (partnerId: string) => itemOf('QuestionAsked', { partnerId, period: '2024-H2' }, OFFICE);
const edition = (target?: NewItem['target']) =>
  itemOf('ReportEditionPublished', { period: '2024-H2' }, OFFICE, target);
const OPENED = event('ReportingPeriodOpened', 'p-1', { period: '2024-H2', dueOn: '2025-12-31' }, source);

async function given(lookups?: Partial<EntryLookups>) {
  const { ingest, store } = await openHouse();
  await postOne(ingest, OPENED, OFFICE);
  const reader = new LogReader(store, new StreamStates(store));
  const look = (...items: readonly NewItem[]) =>
    reportingLookups(items, reader, store, lookups as EntryLookups | undefined);
  const context = async (item: NewItem, streams: ReadonlyMap<string, LoadedStream> = new Map()) =>
    reportingContext(item, await look(item), streams);
  return { store, look, context };
}

describe('given a submission', () => {
  it('then it is known whether its period is open, in the log or as the items before it leave it', async () => {
    const { context, look } = await given();
    expect(await context(submission('2024-H2'))).toEqual({ periodOpened: true });
    expect(await context(submission('2023-H2'))).toEqual({ periodOpened: false });
    const [[stream]] = [...(await look(submission('2024-H2'))).periods] as [[string, LoadedStream]];
    expect(await context(submission('2024-H2'), new Map([[stream, NO_STREAM]]))).toEqual({
      periodOpened: false,
    });
  });

  it('when it says up to where, then the last position is known; else it is not even asked', async () => {
    const { context, look, store } = await given();
    const head = await store.head();
    expect(await context(submission('2024-H2', { upToPosition: '1' }))).toEqual({ periodOpened: true, head });
    expect((await look(submission('2024-H2'))).head).toBeUndefined();
  });
});

describe('given a question', () => {
  it('then it is known whether the partner that it is asked of is registered', async () => {
    const { context } = await given();
    expect(await context(question('beta'))).toEqual({ askedRegistered: true });
    expect(await context(question('niemand'))).toEqual({ askedRegistered: false });
    // One that a partner asks is of itself.
    expect(await context(itemOf('QuestionAsked', { period: '2024-H2' }))).toEqual({ askedRegistered: true });
    const streams = new Map([['partner-beta', NO_STREAM]]);
    expect(await context(question('beta'), streams)).toEqual({ askedRegistered: false });
  });
});

describe('given an edition', () => {
  const digest = 'd'.repeat(64);

  it('then its figures are computed, at its place; without a read model they are not known', async () => {
    const asked: unknown[] = [];
    const { context } = await given({
      editionFigures: (pins, place) => {
        asked.push([pins, place]);
        return Promise.resolve({ digest });
      },
    });
    expect(await context(edition())).toEqual({ editionFigures: { digest } });
    expect(asked).toEqual([[{ period: '2024-H2' }, [2]]]);
    expect(await (await given()).context(edition())).toEqual({});
  });

  it('when it is a correction of one, then nothing is computed', async () => {
    const { context } = await given({ editionFigures: () => Promise.reject(new Error('asked')) });
    const target = {
      entryId: 'e',
      name: 'ReportEditionPublished',
      partnerId: undefined,
      stream: 's',
    } as const;
    expect(await context(edition(target))).toEqual({});
  });
});

it('given anything else, then there is nothing to know', async () => {
  const { context, look } = await given();
  const item = itemOf('HouseholdReached', {});
  expect(await context(item)).toEqual({});
  expect(await look(item)).toEqual({
    periods: new Map(),
    partners: new Map(),
    head: undefined,
    editionFigures: new Map(),
  });
});

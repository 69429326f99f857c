/**
 * A stored event as its sender wrote it. Seen to fail: with a token that the vault has forgotten left out, with the
 * tokens of a replacement looked for by the fields of a correction, and with members that were not sent.
 */
import { describe, expect, it } from '@jest/globals';

import {
  ALFA,
  correction,
  event,
  key,
  openHouse,
  postAll,
  reached,
  SOURCE,
} from '../testing/ingest-fixture.js';
import { kindsOfTokens, toCloudEvent, tokensIn } from './cloud-event.js';

async function stored(...items: readonly Record<string, unknown>[]) {
  const { ingest, store, vault } = await openHouse();
  const receipts = await postAll(ingest, items, ALFA);
  const recorded = await Promise.all(receipts.map(async ({ entryId }) => (await store.readEvent(entryId))!));
  return { recorded, vault, last: recorded.at(-1)! };
}
const DATA = reached('x')['data'] as Readonly<Record<string, unknown>>;

describe('given a stored event', () => {
  it('then it is what was sent, with its keys when the vault has them', async () => {
    const sent = reached('a-1', {}, { time: '2025-06-30T10:00:00Z', subject: 's' });
    const { last, vault } = await stored(sent);
    expect(toCloudEvent(last, await vault.reveal(tokensIn(last)))).toEqual({
      ...sent,
      datacontenttype: 'application/json',
      dataschema: `/v1/schemas/${String(sent['type'])}`,
    });
  });

  it('when the vault has forgotten a key, then its token stands there, and the rest as it was', async () => {
    const { last } = await stored(reached('a-1'));
    const { data } = toCloudEvent(last, new Map());
    expect(data).toEqual({ ...DATA, householdKey: expect.stringMatching(/^t_/) });
    expect(tokensIn(last)).toEqual([data.householdKey]);
    expect(kindsOfTokens(last)).toEqual([{ kind: 'household', token: data.householdKey }]);
  });

  it('when it was sent without a time or a subject, then it has none', async () => {
    const { last } = await stored(reached('a-1'));
    expect(Object.keys(toCloudEvent(last, new Map())).sort()).toEqual(
      ['specversion', 'id', 'source', 'type', 'datacontenttype', 'dataschema', 'data'].sort(),
    );
  });

  it('when it is a correction, then the keys of its replacement are told as those of an entry', async () => {
    const replacement = { ...DATA, householdKey: key('huis-2') };
    const entry = { source: SOURCE, id: 'a-1' };
    const { last, vault } = await stored(
      reached('a-1'),
      correction('EntryCorrected', 'a-2', { entry, replacement }),
    );
    expect(kindsOfTokens(last).map(({ kind }) => kind)).toEqual(['household']);
    const revealed = await vault.reveal(tokensIn(last));
    expect(toCloudEvent(last, revealed).data).toMatchObject({ reason: 'WRONG_VALUE', replacement });
  });

  it('when there is no key in it, then there is no token either', async () => {
    const open = { occurredOn: '2025-06-01', neighbourhoodId: 'duindorp', evidence: 'REGISTRATION' };
    const opened = event('StreetOpened', 'a-1', { ...open, workId: 'w', segmentId: 's' });
    const { last } = await stored(opened);
    expect([tokensIn(last), toCloudEvent(last, new Map()).data]).toEqual([[], opened['data']]);
  });
});

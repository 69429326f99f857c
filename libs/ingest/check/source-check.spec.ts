/**
 * Whose source an event may have, and who holds an OIN. Seen to fail: with a source that only begins as one's own,
 * with the office posting under a partner's OIN, with a partner that is not registered, and
 * with what the read model says taken without asking the log.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';

import { LogReader } from '../log/log-reader.js';
import { StreamStates } from '../log/stream-states.js';
import {
  ALFA,
  BETA,
  correction,
  describeFault,
  OFFICE,
  OIN,
  openHouse,
  partner,
  postAll,
  reached,
  registration,
  SOURCE,
} from '../testing/ingest-fixture.js';
import { envelopeOf } from './envelope.js';
import { OinRegister } from './oin-register.js';
import { RecentEntries } from './recent-entries.js';
import { checkSource } from './source-check.js';

let reader: LogReader;
beforeAll(async () => {
  const { ingest, store } = await openHouse();
  await postAll(ingest, [registration('gamma', '00000099000000004000'), registration('gone')], OFFICE);
  const entry = { source: 'urn:nld:wijkspoor:programmabureau:test', id: 'register-gone' };
  await postAll(ingest, [correction('EntryRetracted', 'r', { entry }, { source: entry.source })], OFFICE);
  reader = new LogReader(store, new StreamStates(store));
});
/** Who might hold an OIN, as this process remembers or as the read model knows. */
const register = (recent: Readonly<Record<string, string>>, known: Readonly<Record<string, string>> = {}) => {
  const memory = new RecentEntries();
  for (const [oin, partnerId] of Object.entries(recent)) memory.addOin(oin, partnerId);
  return new OinRegister(memory, { partnerWithOin: (oin: string) => known[oin] } as never);
};
const check = async (source: string, actor = ALFA, oins = register({ [OIN]: 'alfa' })) => {
  const envelope = envelopeOf({ ...reached('a-1'), source }, [2]);
  return (await checkSource(envelope, actor, reader, oins)).map(describeFault);
};
const REFUSED = ['SOURCE_NOT_YOURS /2/source'];

describe('given a partner with an OIN, and one without', () => {
  it.each<readonly [source: string, alfa: boolean, beta: boolean]>([
    [SOURCE, true, false],
    [`urn:nld:oin:${OIN}:x`, true, false],
    ['urn:nld:oin:00000099000000002000:x', false, false],
    ['urn:nld:wijkspoor:alfa:x', false, false],
    ['urn:nld:wijkspoor:beta:x', false, true],
    ['urn:nld:wijkspoor:beta2:x', false, false],
    ['urn:nld:wijkspoor:programmabureau:x', false, false],
  ])('when the source is %s, then alfa may: %s, beta: %s', async (source, alfa, beta) => {
    expect(await check(source)).toEqual(alfa ? [] : REFUSED);
    expect(await check(source, BETA)).toEqual(beta ? [] : REFUSED);
  });
});

it.each(['niemand', 'gone'])(
  'given %s, that is not registered or no more, then it is not admitted',
  async (who) => {
    expect(await check(`urn:nld:wijkspoor:${who}:x`, partner(who))).toEqual([
      'PARTNER_NOT_ADMITTED /2/source',
    ]);
  },
);

describe('given the programme office', () => {
  it.each<readonly [source: string, may: boolean]>([
    ['urn:nld:wijkspoor:programmabureau:x', true],
    ['urn:nld:kvknr:12345678', true],
    ['urn:nld:oin:00000099000000002000:x', true],
    [SOURCE, false],
    [`urn:nld:oin:${OIN}`, false],
    [`urn:nld:oin:${OIN}-x`, true],
  ])('when the source is %s, then it may: %s', async (source, may) => {
    expect(await check(source, OFFICE)).toEqual(may ? [] : REFUSED);
  });
});

describe('given who might hold an OIN', () => {
  it('then the log says whether it does: of what is remembered, else of what the read model knows', async () => {
    const holder = (recent: Readonly<Record<string, string>>, known: Readonly<Record<string, string>> = {}) =>
      register(recent, known).holderOf(OIN, reader);
    expect(await holder({ [OIN]: 'alfa' })).toBe('alfa');
    expect(await holder({}, { [OIN]: 'alfa' })).toBe('alfa');
    expect(await holder({ [OIN]: 'beta' }, { [OIN]: 'alfa' })).toBe('alfa');
    expect(await holder({ [OIN]: 'gamma' }, { [OIN]: 'gone' })).toBeUndefined();
    expect(await holder({})).toBeUndefined();
  });
});

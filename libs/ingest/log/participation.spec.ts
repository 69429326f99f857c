/**
 * What the registration of a partner or an area says as it counts now. Seen to fail: with what was retracted
 * counted, with the first OIN in place of the last, and with the state of one asked again for another.
 */
import { describe, expect, it } from '@jest/globals';

import { initialState, type StreamState } from '#libs/programme';

import {
  correction,
  event,
  neighbourhood,
  OFFICE,
  OIN,
  openHouse,
  postAll,
  postOne,
  registration,
} from '../testing/ingest-fixture.js';
import { areasNamedIn, isRegistered, neighbourhoodStream, oinOf, partnerStream } from './participation.js';
import { StreamStates } from './stream-states.js';

const office = { source: 'urn:nld:wijkspoor:programmabureau:test' };
const OTHER = '00000099000000002000';

async function given(...events: readonly Record<string, unknown>[]) {
  const { ingest, store } = await openHouse();
  for (const each of events) await postAll(ingest, [each], OFFICE);
  const state = async (stream: string): Promise<StreamState> =>
    (await new StreamStates(store).load(stream)).state;
  const post = (each: Record<string, unknown>) => postOne(ingest, each, OFFICE);
  return { state, post };
}
const changed = (id: string, data: object) =>
  event('PartnerParticipationChanged', id, { partnerId: 'alfa', ...data }, office);
const taken = (name: 'EntryRetracted' | 'EntryReinstated', id: string, of: string) =>
  correction(name, id, { entry: { ...office, id: of } }, office);

it('names the streams by what is registered', () => {
  expect([partnerStream('alfa'), neighbourhoodStream('noord')]).toEqual([
    'partner-alfa',
    'neighbourhood-noord',
  ]);
});

describe('given nothing', () => {
  it('then nobody is registered and nothing is named', () => {
    expect(isRegistered(initialState, 'PartnerRegistered')).toBe(false);
    expect([oinOf(initialState), areasNamedIn(initialState).size]).toEqual([undefined, 0]);
  });
});

describe('given a partner that was registered', () => {
  it('then it is, with its OIN, and is no area', async () => {
    const { state } = await given();
    const alfa = await state('partner-alfa');
    expect([isRegistered(alfa, 'PartnerRegistered'), isRegistered(alfa, 'NeighbourhoodRegistered')]).toEqual([
      true,
      false,
    ]);
    expect([oinOf(alfa), oinOf(await state('partner-beta'))]).toEqual([OIN, undefined]);
    expect(isRegistered(await state('neighbourhood-duindorp'), 'NeighbourhoodRegistered')).toBe(true);
  });

  it('when it is retracted, then it is not; when reinstated, it is', async () => {
    const { state, post } = await given(taken('EntryRetracted', 'r', 'register-alfa'));
    expect(isRegistered(await state('partner-alfa'), 'PartnerRegistered')).toBe(false);
    expect(oinOf(await state('partner-alfa'))).toBeUndefined();
    await post(taken('EntryReinstated', 'r2', 'register-alfa'));
    expect(isRegistered(await state('partner-alfa'), 'PartnerRegistered')).toBe(true);
  });

  it('when its OIN is another later on, then that one holds, until the change is retracted', async () => {
    const { state, post } = await given(changed('c-1', { oin: OTHER }), changed('c-2', { werklijnen: [2] }));
    expect(oinOf(await state('partner-alfa'))).toBe(OTHER);
    await post(taken('EntryRetracted', 'r', 'c-1'));
    expect(oinOf(await state('partner-alfa'))).toBe(OIN);
  });

  it('then the areas are those of its registration and of every change that counts', async () => {
    const { state, post } = await given(
      ...['laak', 'moerwijk'].map(neighbourhood),
      {
        ...registration('gamma'),
        data: { ...(registration('gamma')['data'] as object), neighbourhoodIds: ['laak'] },
      },
      event(
        'PartnerParticipationChanged',
        'c-1',
        { partnerId: 'gamma', neighbourhoodIds: ['moerwijk'] },
        office,
      ),
      event('PartnerParticipationChanged', 'c-2', { partnerId: 'gamma', werklijnen: [2] }, office),
    );
    const before = await state('partner-gamma');
    expect([...areasNamedIn(before)]).toEqual(['laak', 'moerwijk']);
    expect(areasNamedIn(before)).toBe(areasNamedIn(before));
    await post(taken('EntryRetracted', 'r', 'c-1'));
    expect([...areasNamedIn(await state('partner-gamma'))]).toEqual(['laak']);
    expect([...areasNamedIn(before)]).toEqual(['laak', 'moerwijk']);
  });
});

/**
 * Areas that data name are registered, and what may have been meant is said. Seen to fail: with an area of the same
 * batch passed over, with a registration asked whether its own area is there, with a municipality offered for an
 * area, with the items of a list left out, and with the value of another rule replaced.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';

import { fault, typeNamed, type EventData, type EventName, type Place } from '#libs/programme';

import { LogReader } from '../log/log-reader.js';
import { StreamStates } from '../log/stream-states.js';
import {
  correction,
  describeFault,
  neighbourhood,
  OFFICE,
  openHouse,
  postAll,
} from '../testing/ingest-fixture.js';
import { checkNeighbourhoods, nearInPlaceOfForm } from './neighbourhood-check.js';

const AREAS = [
  { id: 'duindorp', names: ['Duindorp'] },
  { id: 'GM0518', names: ['Den Haag'] },
];
const areas = () => AREAS;
const PLACE: Place = [4, 'data'];

describe('given neighbourhoods duindorp, and laak that was retracted', () => {
  let reader: LogReader;
  beforeAll(async () => {
    const { ingest, store } = await openHouse();
    await postAll(ingest, [neighbourhood('laak')], OFFICE);
    const entry = { source: 'urn:nld:wijkspoor:programmabureau:test', id: 'register-laak' };
    await postAll(ingest, [correction('EntryRetracted', 'r', { entry }, { source: entry.source })], OFFICE);
    reader = new LogReader(store, new StreamStates(store));
  });
  const check = (name: EventName, data: EventData, inBatch: readonly string[] = []) =>
    checkNeighbourhoods(typeNamed(name), data, PLACE, reader, new Set(inBatch), areas);
  const faults = async (...asked: Parameters<typeof check>) => (await check(...asked)).map(describeFault);

  it.each<readonly [id: string, refused: readonly string[]]>([
    ['duindorp', []],
    ['laak', ['UNREGISTERED_NEIGHBOURHOOD /4/data/neighbourhoodId']],
    ['nergens', ['UNREGISTERED_NEIGHBOURHOOD /4/data/neighbourhoodId']],
    // What is not even written as one is for the schema to tell.
    ['Duin dorp', []],
  ])('when an event happens in %s, then %j', async (neighbourhoodId, refused) => {
    expect(await faults('HouseholdReached', { neighbourhoodId })).toEqual(refused);
  });

  it('when an earlier item of the batch registers it, then it is there', async () => {
    expect(await faults('HouseholdReached', { neighbourhoodId: 'nieuw' }, ['nieuw'])).toEqual([]);
  });

  it('when it is a list of areas, then each of them is looked at', async () => {
    const neighbourhoodIds = ['duindorp', 'laak', 'nieuw', 'nergens'];
    expect(await faults('PartnerRegistered', { neighbourhoodIds }, ['nieuw'])).toEqual([
      'UNREGISTERED_NEIGHBOURHOOD /4/data/neighbourhoodIds/1',
      'UNREGISTERED_NEIGHBOURHOOD /4/data/neighbourhoodIds/3',
    ]);
    expect(await faults('PartnerRegistered', { neighbourhoodIds: 'laak' })).toEqual([]);
  });

  it('when it is the one that is registered, or no field of the type, then there is nothing to ask', async () => {
    expect(await faults('NeighbourhoodRegistered', { neighbourhoodId: 'nieuw' })).toEqual([]);
    expect(
      await faults('EntryRetracted', { neighbourhoodId: 'nergens', neighbourhoodIds: ['nergens'] }),
    ).toEqual([]);
  });

  it('when an area is near, then it is named; a municipality never is', async () => {
    const said = async (neighbourhoodId: string) =>
      (await check('HouseholdReached', { neighbourhoodId })).map(({ message }) => message.en).join();
    expect(await said('duindrop')).toContain('did you mean duindorp?');
    expect(await faults('HouseholdReached', { neighbourhoodId: 'gm0518' })).toHaveLength(1);
    expect(await said('gm0518')).not.toContain('did you mean');
  });
});

describe('given a value of the wrong form', () => {
  const told = (place: Place, value: unknown, rule: 'PATTERN' | 'WRONG_TYPE' = 'PATTERN') => {
    const given = fault(rule, place, rule === 'PATTERN' ? { example: '' } : { expected: '' }, value);
    const [found] = nearInPlaceOfForm([given], areas);
    return found === given ? 'as it was' : found?.message.en;
  };

  it.each<readonly [place: Place, value: unknown, near: string]>([
    [['data', 'neighbourhoodId'], 'Duindorp', 'duindorp'],
    [['data', 'neighbourhoodIds', 2], 'Duindorp', 'duindorp'],
    [['data', 'scope'], 'Den Haag', 'GM0518'],
    [['data', 'scope'], 'Nederland', 'NL'],
    [['data', 'scope'], 'Duindorp', 'duindorp'],
  ])('when %j is "%s", then %s is named', (place, value, near) => {
    expect(told(place, value)).toContain(`did you mean ${near}?`);
  });

  it.each<readonly [place: Place, value: unknown, rule: 'PATTERN' | 'WRONG_TYPE']>([
    [['data', 'neighbourhoodId'], 'Den Haag', 'PATTERN'],
    [['data', 'neighbourhoodId'], 'Parijs', 'PATTERN'],
    [['data', 'neighbourhoodId'], undefined, 'PATTERN'],
    [['data', 'householdKey'], 'Duindorp', 'PATTERN'],
    [['data', 'neighbourhoodId'], 'Duindorp', 'WRONG_TYPE'],
    [[], 'Duindorp', 'PATTERN'],
  ])('when %j is "%s", by %s, then it is told as it was', (place, value, rule) => {
    expect(told(place, value, rule)).toBe('as it was');
  });
});

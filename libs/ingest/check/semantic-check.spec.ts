/**
 * What is wrong with data by themselves. Seen to fail: with each bound of a date one day off, with a date to come of
 * which none is asked that it is past, with six decimals refused or seven taken, with a correction that names its
 * entry twice, and with an old registration warned of.
 */
import { describe, expect, it } from '@jest/globals';

import { PROGRAMME_START, typeNamed, type EventData, type EventName } from '#libs/programme';

import { MAX_FAULTS_OF_EVENT } from '../kernel/limits.js';
import { describeFault, reached } from '../testing/ingest-fixture.js';
import { checkData, OLD_AFTER_DAYS, oldEventWarnings } from './semantic-check.js';

const TODAY = '2025-06-30';
const HOUSEHOLD = reached('a-1')['data'] as EventData;
const faults = (data: object, name: EventName = 'HouseholdReached') =>
  checkData(typeNamed(name), data as EventData, [1, 'data'], TODAY).map(describeFault);
const reachedWith = (data: object) => faults({ ...HOUSEHOLD, ...data });

describe('given a day on which something happened', () => {
  it.each<readonly [date: unknown, told: readonly string[]]>([
    [TODAY, []],
    ['2025-07-01', ['IN_THE_FUTURE /1/data/occurredOn']],
    [PROGRAMME_START, []],
    ['2020-08-31', ['BEFORE_PROGRAMME /1/data/occurredOn']],
    // Of what is no date its form alone is told.
    ['2025-02-29', ['NOT_A_DATE /1/data/occurredOn']],
    ['2025-09-31', ['NOT_A_DATE /1/data/occurredOn']],
    [20250101, ['WRONG_TYPE /1/data/occurredOn']],
  ])('when it is %s, then %j', (occurredOn, told) => {
    expect(reachedWith({ occurredOn })).toEqual(told);
  });

  it('when a date may be one to come, then it may', () => {
    const {
      channel: _c,
      tenure: _t,
      topics: _o,
      householdKey: _h,
      ...common
    } = HOUSEHOLD as Record<string, unknown>;
    const planned = { ...common, interventionId: 'i-1' };
    expect(faults({ ...planned, plannedEnd: '2031-01-01' }, 'InterventionStarted')).toEqual([]);
  });
});

describe('given numbers', () => {
  const precise = (data: object) => reachedWith(data).filter((each) => each.startsWith('TOO_PRECISE'));

  it('when they have more than six decimals, then each is told where it is, however deep', () => {
    expect(precise({ a: 0.123456, b: 0.1234567, c: { d: [1, 1e-7] }, e: null })).toEqual([
      'TOO_PRECISE /1/data/b',
      'TOO_PRECISE /1/data/c/d/1',
    ]);
  });

  it('when there are very many, then no more are told than of an event', () => {
    expect(precise({ a: Array<number>(5_000).fill(1e-7) })).toHaveLength(MAX_FAULTS_OF_EVENT + 1);
  });
});

describe('given a correction', () => {
  const entryId = '00000000-0000-8000-8000-000000000001';
  const entry = { source: 'urn:nld:wijkspoor:alfa', id: 'a-1' };
  const retract = (data: object) => faults({ reason: 'DUPLICATE', ...data }, 'EntryRetracted');

  it('when it names its entry in one of the two ways, then that is right; in both or none it is not', () => {
    expect([retract({ entryId }), retract({ entry })]).toEqual([[], []]);
    for (const data of [{}, { entryId, entry }]) expect(retract(data)).toEqual(['ENTRY_REFERENCE /1/data']);
  });

  it('when it is another event, then it need name none', () => {
    expect(reachedWith({})).toEqual([]);
  });
});

it('given several kinds of faults, then all are told: of the schema, of persons, of days, of numbers', () => {
  const data = {
    channel: 'FAX',
    interventionId: '0612345678',
    occurredOn: '2025-07-01',
    areaEdition: 2025.0000001,
  };
  expect(reachedWith(data)).toEqual([
    'WRONG_TYPE /1/data/areaEdition',
    'UNKNOWN_CODE /1/data/channel',
    'PERSONAL_DATA /1/data/interventionId',
    'IN_THE_FUTURE /1/data/occurredOn',
    'TOO_PRECISE /1/data/areaEdition',
  ]);
});

describe('given something of long ago', () => {
  const warned = (occurredOn: unknown, name: EventName = 'HouseholdReached') =>
    oldEventWarnings(typeNamed(name), { occurredOn }, TODAY).map(describeFault);

  it('when it is of more than half a year before today, then it is told', () => {
    expect(OLD_AFTER_DAYS).toBe(180);
    expect(warned('2025-01-01')).toEqual([]);
    expect(warned('2024-12-31')).toEqual(['OLD_EVENT /data/occurredOn']);
  });

  it('when it is a registration, or has no day, then it is not', () => {
    expect([warned('2024-12-31', 'PartnerRegistered'), warned(undefined)]).toEqual([[], []]);
  });
});

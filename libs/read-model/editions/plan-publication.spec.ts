/**
 * What is recorded to publish an edition. Seen to fail: with the editions of other periods counted in its id, with
 * the end of the one superseded recorded alone or first, with a version of rules that every edition has, and with
 * each of the faults that its sender can mend passed over.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toPointer } from '#libs/programme';
import { QueryError } from '../queries/query-error.js';
import { area, given, CLOCK, published, reached, type Followed } from '../testing/given.js';
import { Editions } from './editions.js';
import { planPublication, type PublicationRequest } from './plan-publication.js';

let followed: Followed;
beforeAll(async () => {
  followed = await given(
    area('noord'),
    reached('h1', '2025-02-01'),
    published('2025-H1-1', 2),
    published('2025-Q1-1', 2),
  ).followed();
});
afterAll(() => followed.readModel.close());
const plan = (asked: Partial<PublicationRequest> = {}) =>
  planPublication(new Editions(followed.readModel, CLOCK), {
    period: '2025-H1',
    status: 'FINAL',
    ...asked,
  });

describe('given an edition of a period before it', () => {
  it('then its id is the next of that period, and it says all that it pins, with its digest', async () => {
    const { editionId, events } = await plan({
      title: 'Eerste helft',
      asOf: { position: 2n },
      referenceDate: '2025-08-15',
    });
    expect(editionId).toBe('2025-H1-2');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      name: 'ReportEditionPublished',
      data: {
        ...{ editionId, period: '2025-H1', status: 'FINAL', title: 'Eerste helft', asOfPosition: '2' },
        ...{
          areaEdition: 2025,
          disclosureProfile: 'INTERNAL',
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
    });
    expect(events[0]?.data).not.toHaveProperty('protectionVersion');
    expect(events[0]?.data).not.toHaveProperty('supersedesEditionId');
  });

  it('when it supersedes one, then the end of that is recorded with it, after it, with the reason', async () => {
    const { events } = await plan({ supersedesEditionId: '2025-H1-1', reason: 'Herstel' });
    expect(events.map(({ name }) => name)).toEqual(['ReportEditionPublished', 'ReportEditionSuperseded']);
    expect(events[0]?.data).toMatchObject({ supersedesEditionId: '2025-H1-1' });
    expect(events[1]?.data).toEqual({
      ...{ editionId: '2025-H1-1', period: '2025-H1', byEditionId: '2025-H1-2', reason: 'Herstel' },
    });
  });
});

describe('given what cannot be published', () => {
  it.each<readonly [told: string, asked: Partial<PublicationRequest>]>([
    ['UNKNOWN_PERIOD /period', { period: 'x' }],
    ['TOO_SMALL /period', { period: '2019-H1' }],
    ['TOO_LARGE /period', { period: '2101-H1' }],
    ['TOO_SMALL /asOf/position', { asOf: { position: 0n } }],
    ['POSITION_AHEAD /asOf/position', { asOf: { position: 9n } }],
    ['EDITION_BEFORE_PERIOD /period', { period: '2026-H1' }],
    ['EDITION_NOT_FINAL_YET /status', { period: '2025-H2' }],
    ['NOT_A_DATE /referenceDate', { referenceDate: 'x' }],
  ])('then it is told where its sender wrote it: %s', async (told, asked) => {
    const error: unknown = await plan(asked).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QueryError);
    expect((error as QueryError).faults.map(({ rule, place }) => `${rule} ${toPointer(place)}`)).toEqual([
      told,
    ]);
  });

  it('when it is provisional, then it may come before its period has ended', async () => {
    expect((await plan({ period: '2025-H2', status: 'PROVISIONAL' })).editionId).toBe('2025-H2-1');
  });
});

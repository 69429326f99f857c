/**
 * What publication is answered that says its own pins. Seen to fail: with rules of protection that are not in force
 * taken; with a position that the log has not reached taken; with the digest that was sent for the one computed.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROTECTION_FLOOR, PROTECTION_METHOD, toPointer, type DataOf } from '#libs/programme';
import { area, CLOCK, given, happened, reached, type Followed } from '../testing/given.js';
import { Editions } from './editions.js';
import { planPublication } from './plan-publication.js';

type Published = DataOf<'ReportEditionPublished'>;
let followed: Followed;
let editions: Editions;
let data: Published;

beforeAll(async () => {
  followed = await given(
    area('noord'),
    reached('h1', '2025-02-01'),
    happened('ProtectionRulesPublished', {
      ...{ method: PROTECTION_METHOD, version: 2, reason: 'r' },
      ...PROTECTION_FLOOR,
    }),
  ).followed();
  editions = new Editions(followed.readModel, CLOCK, 0);
  const { events } = await planPublication(editions, { period: '2025-H1', status: 'FINAL' });
  data = events.find(({ name }) => name === 'ReportEditionPublished')?.data as unknown as Published;
});
afterAll(() => followed.readModel.close());

const answer = async (changed: Partial<Published>) => {
  const answered = await editions.editionFigures({ ...data, ...changed }, [0]);
  return 'digest' in answered
    ? answered.digest
    : answered.faults.map(({ rule, place }) => `${rule} ${toPointer(place)}`);
};

describe('given an edition that is to be published', () => {
  it('then its pins give its digest, whatever digest was sent', async () => {
    expect(await answer({})).toBe(data.digest);
    expect(await answer({ digest: 'f'.repeat(64) })).toBe(data.digest);
  });

  it.each<readonly [string, Partial<Published>]>([
    ['PROTECTION_NOT_IN_FORCE /0/data/protectionVersion', { protectionVersion: 3 }],
    ['POSITION_AHEAD /0/data/asOfPosition', { asOfPosition: '4' }],
  ])('then it is refused where it must be: %s', async (refused, changed) => {
    expect(await answer(changed)).toEqual([refused]);
  });
});

/**
 * What a poster may is written out for each of them, and for nobody else. Cause: three deciders asked whether it was
 * not a partner, and took anybody else for the office. Seen to fail: with `!== 'partner'` in each of the three,
 * without the table asked for its own names, and with the partner left out of what is compared.
 */
import { describe, expect, it } from '@jest/globals';

import { mayWith, POSTERS, type Poster, type PostedAs } from './posters.js';
import { event, given, officeEvent } from './testing/decider-specification.js';

/** By right: of the own partner, of another, of the office itself. */
const TABLE: Readonly<Record<Poster, Readonly<Record<'amends' | 'speaksFor', readonly boolean[]>>>> = {
  'programme-office': { amends: [true, true, true], speaksFor: [true, true, true] },
  partner: { amends: [true, false, false], speaksFor: [true, false, false] },
};
const WHOSE = ['duindorp', 'elders', undefined] as const;
const ownId = (role: Poster) => (role === 'partner' ? 'duindorp' : undefined);

describe.each(Object.keys(POSTERS) as Poster[])('given what is posted as %s', (role) => {
  it.each(['amends', 'speaksFor'] as const)('then it %s whose the table says', (right) => {
    const by: PostedAs = { role, partnerId: ownId(role) };
    expect(WHOSE.map((partnerId) => mayWith(by, right, partnerId))).toEqual(TABLE[role][right]);
  });
});

it('given a partner without an organisation then it may with nothing', () => {
  const by: PostedAs = { role: 'partner', partnerId: undefined };
  expect(WHOSE.map((partnerId) => mayWith(by, 'amends', partnerId))).toEqual([false, false, false]);
});

// @ts-expect-error who is not in the table is no poster
const INSPECTOR: Poster = 'inspector';

describe.each([INSPECTOR, 'constructor', '__proto__', ''] as Poster[])(
  'given a poster "%s" nobody listed',
  (role) => {
    const by: PostedAs = { role, partnerId: 'duindorp' };
    const period = '2025-H1';

    it('then it may with nothing, not even with what is its own', () => {
      for (const partnerId of WHOSE)
        for (const right of ['amends', 'speaksFor'] as const)
          expect(mayWith(by, right, partnerId)).toBe(false);
    });

    it('then every decider that asks who it is refuses', () => {
      const reached = event('a', 'HouseholdReached', { occurredOn: '2025-03-01', channel: 'PHONE' });
      for (const one of [reached, officeEvent('a', 'HouseholdReached', {})])
        given(one)
          .when({ ...event('y', 'EntryRetracted', { entryId: 'a', reason: 'DUPLICATE' }), by })
          .thenRejected('NOT_YOUR_ENTRY');
      for (const partnerId of WHOSE) {
        given()
          .when({ ...event('q', 'QuestionAsked', { partnerId, period, message: 'Mei?' }), by })
          .thenRejected('NOT_YOUR_CONVERSATION');
        given()
          .when({ ...event('s', 'SubmissionMade', { partnerId, period }), by })
          .thenRejected('NOT_YOUR_SUBMISSION');
      }
    });
  },
);

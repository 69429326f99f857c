/** What one may post and see: the whole table is in roles.spec.ts. Seen to fail: with `!==` for `===` in each. */
import { describe, expect, it } from '@jest/globals';

import { typeNamed } from '#libs/programme';

import type { Actor } from './actor.js';
import { heldTo, isAllowed, mayPost, maySeeEntry, maySeeKeys, organisationOf, posterOf } from './policies.js';

const office: Actor = { role: 'programme-office', subject: 's' };
const auditor: Actor = { role: 'auditor', subject: 's' };
const ministry: Actor = { role: 'ministry', subject: 's' };
const partner: Actor = { role: 'partner', partnerId: 'p', subject: 's' };

describe('given the four roles', () => {
  it('partner and office post what happened, only the office registers', () => {
    const may = (name: string) =>
      [office, partner, auditor, ministry].map((actor) => mayPost(actor, typeNamed(name)));
    expect(may('HouseholdReached')).toEqual([true, true, false, false]);
    expect(may('PartnerRegistered')).toEqual([true, false, false, false]);
    expect(mayPost({ role: 'partner', subject: 's' }, typeNamed('HouseholdReached'))).toBe(false);
  });

  it('a partner sees its own entries, a ministry none', () => {
    const see = (partnerId?: string) =>
      [office, auditor, partner, ministry].map((actor) => maySeeEntry(actor, { partnerId }));
    expect(see('p')).toEqual([true, true, true, false]);
    expect(see('q')).toEqual([true, true, false, false]);
    expect(see()).toEqual([true, true, false, false]);
    expect(maySeeEntry({ role: 'partner', subject: 's' }, {})).toBe(false);
  });

  it('then each is held to its own entries, to none, or to nobody’s', () => {
    expect([office, auditor, partner, ministry].map(heldTo)).toEqual([undefined, undefined, 'p', '']);
    expect(heldTo({ role: 'partner', subject: 's' })).toBe('');
    expect([office, partner].map(organisationOf)).toEqual([undefined, 'p']);
  });

  it('then the log knows as whom each of them posts, and who reads keys', () => {
    expect([office, partner, auditor, ministry].map(posterOf)).toEqual([
      { role: 'programme-office', partnerId: undefined },
      { role: 'partner', partnerId: 'p' },
      ...[undefined, undefined],
    ]);
    expect([office, partner, auditor, ministry].map(maySeeKeys)).toEqual([true, true, false, false]);
    expect([office, partner, auditor].map((actor) => isAllowed(actor, 'office'))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

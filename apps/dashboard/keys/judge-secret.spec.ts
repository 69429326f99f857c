import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, VECTOR_SECRET } from '#libs/tabular';
import { judgeSecret } from './judge-secret.ts';

const print = fingerprintOf(VECTOR_SECRET);
const typo = `${VECTOR_SECRET.slice(0, -1)}8`;

describe('a secret', () => {
  // Seen to fail: without `published` every typing error passes in a browser that has no last time.
  it('given a published fingerprint, then any other secret is wrong, whatever was used last time', () => {
    for (const last of [undefined, print, fingerprintOf(typo)]) {
      expect(judgeSecret(VECTOR_SECRET, print, { published: print, last })).toBeUndefined();
      expect(judgeSecret(typo, fingerprintOf(typo), { published: print, last })).toBe('wrong');
    }
  });

  it('given none published, then one other than last time is told and may be confirmed', () => {
    const of = (last: string | undefined) =>
      judgeSecret(typo, fingerprintOf(typo), { published: undefined, last });
    expect([of(undefined), of(print), of(fingerprintOf(typo))]).toEqual([undefined, 'other', undefined]);
  });

  it('that is not there or too short is told as that', () => {
    const known = { published: print, last: undefined };
    expect([judgeSecret('', undefined, known), judgeSecret('kort', undefined, known)]).toEqual([
      'none',
      'short',
    ]);
  });
});

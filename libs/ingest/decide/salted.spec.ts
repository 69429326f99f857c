/**
 * Metadata vouch for themselves (0061). Seen to fail: with the salt over more than the rest, and with members out of
 * their order.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { canonicalJson, type EntryMetadata } from '#libs/programme';

import { salted } from './salted.js';

describe('given any metadata', () => {
  it('then what is written is their canonical JSON with the salt, which is over all the rest', () => {
    const name = fc.oneof(
      fc.constantFrom('a', 'sal', 'salt2', 'z', 'source', 'subject'),
      fc.string({ minLength: 1 }),
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          name.filter((one) => one !== 'salt' && one !== '__proto__'),
          fc.string(),
        ),
        (members) => {
          const written = salted(members as unknown as EntryMetadata);
          const { salt, ...rest } = JSON.parse(written) as Record<string, unknown>;
          expect(rest).toEqual(members);
          expect(salt).toBe(createHash('sha256').update(canonicalJson(rest)).digest('base64'));
          expect(written).toBe(canonicalJson({ ...rest, salt }));
        },
      ),
    );
  });
});

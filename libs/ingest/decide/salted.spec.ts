/**
 * Metadata vouch for themselves (0061), and the same fact is known again. Seen to fail: with the salt over more than
 * the rest, with members out of their order, and with each of the three parts left out of a natural key.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { canonicalJson } from '#libs/programme';
import { sha256Hex } from '#libs/platform';

import type { EntryMetadata } from '../kernel/outcome.js';
import { naturalKeyOf } from './natural-key.js';
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

describe('given the natural key of a fact', () => {
  it('then it is 13 digits of a hash over type, partner and data, another for another of these', () => {
    const key = naturalKeyOf('HouseholdReached', 'alfa', '{}');
    expect(key).toBe(sha256Hex('HouseholdReached\nalfa\n{}').slice(0, 13));
    const others = [
      naturalKeyOf('HelpAccepted', 'alfa', '{}'),
      naturalKeyOf('HouseholdReached', undefined, '{}'),
      naturalKeyOf('HouseholdReached', 'alfa', '{"a":1}'),
    ];
    expect(new Set([key, ...others]).size).toBe(4);
  });
});

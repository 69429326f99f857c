/**
 * Ids of entries are the same forever, everywhere. Seen to fail: with the source or the id left out, with the
 * version or the variant of another place, with the time of a UUIDv7 not filled up to its twelve digits, and with
 * each of the three parts left out of a natural key.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fixedClock } from './clock.js';
import { entryIdOf, naturalKeyOf, sha256Hex, uuidv7 } from './ids.js';

describe('ids of the platform', () => {
  it('the entry id is UUIDv8 in lower case, the same for the same pair, another for another', () => {
    const id = entryIdOf('urn:nld:oin:00000099000000001000:systeem:x', 'a-1');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(entryIdOf('urn:nld:oin:00000099000000001000:systeem:x', 'a-1')).toBe(id);
    expect(entryIdOf('urn:nld:oin:00000099000000001000:systeem:x', 'a-2')).not.toBe(id);
  });

  it('keeps the digits of SHA-256 outside version and variant', () => {
    const hex = sha256Hex('s\ni');
    const id = entryIdOf('s', 'i').replaceAll('-', '');
    expect(id.slice(0, 12)).toBe(hex.slice(0, 12));
    expect(id.slice(17)).toBe(hex.slice(17, 32));
  });

  it('uuidv7 starts with the time', () => {
    const id = uuidv7(fixedClock('2025-01-01T00:00:00Z'));
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.UTC(2025, 0));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('SHA-256 of the empty text is the published one', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  // What was recorded once is found by it forever: another way of making it would make every entry a new one.
  it('the entry id of a known pair stays what it is', () => {
    expect(entryIdOf('urn:nld:oin:00000099000000001000:systeem:x', 'a-1')).toBe(
      '257af22c-db63-8f6d-85ab-2ad4cc86af03',
    );
  });

  it('is of the same form for any pair, and does not take one pair for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (source, id) => {
        expect(entryIdOf(source, id)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
    expect(entryIdOf('a', 'bc')).not.toBe(entryIdOf('ab', 'c'));
  });

  it('uuidv7 of an early time keeps its digits in their places, and no two are the same', () => {
    const ids = Array.from({ length: 100 }, () => uuidv7({ now: () => 1 }));
    expect(ids.every((id) => id.startsWith('00000000-0001-7'))).toBe(true);
    expect(new Set(ids).size).toBe(100);
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

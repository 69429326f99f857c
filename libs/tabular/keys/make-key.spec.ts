import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { entryIdOf } from '#libs/platform';

import { idOfRow } from '../row-id.js';
import { fingerprintOf, messageOf, normaliseReference, signerFor } from './make-key.js';

const secret = 'een-geheim-van-genoeg-tekens-0123456789';

describe('keys', () => {
  it('are HMAC-SHA-256 in base64url, the same as any other software makes', () => {
    const sign = signerFor(secret);
    for (const text of ['1234AB|12|A', '1234AB|12|', '3561AB|1|BIS', 'é']) {
      const expected = createHmac('sha256', secret)
        .update(`wijkspoor-sleutel/1|huishouden|${text}`)
        .digest('base64url');
      expect(sign('huishouden', text)).toBe(expected);
    }
    // As docs/decisions/0010-address-keys.md gives it to partners.
    expect(sign('huishouden', '1234AB|12|A')).toBe('vlR3YrcACtliGwtp8pfW8d35nu_vqZyUFgpDnhqMAxM');
  });

  it('differ by kind and by secret', () => {
    const sign = signerFor(secret);
    const other = signerFor(`${secret}!`);
    const keys = [sign('huishouden', 'x'), sign('woning', 'x'), other('huishouden', 'x')];
    expect(new Set(keys).size).toBe(3);
    expect(messageOf('woning', 'x')).not.toBe(messageOf('huishouden', 'x'));
    expect(signerFor(`  ${secret} `)('woning', 'x')).toBe(sign('woning', 'x'));
  });

  it('are not made with a secret that can be guessed', () => {
    expect(() => signerFor('kort')).toThrow(RangeError);
    expect(() => fingerprintOf('kort')).toThrow(RangeError);
  });

  it('of a secret with one letter wrong have another fingerprint; it is always two groups of four', () => {
    expect(fingerprintOf(secret)).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    const seen = new Set([fingerprintOf(secret)]);
    for (let at = 0; at < secret.length; at++)
      seen.add(fingerprintOf(`${secret.slice(0, at)}#${secret.slice(at + 1)}`));
    expect(seen.size).toBe(secret.length + 1);
  });

  it('references of persons are compared without regard to case and spaces', () => {
    expect(normaliseReference('  dossier  17b ')).toBe('DOSSIER 17B');
  });
});

it('ids of rows are those the platform makes of the same texts', () => {
  for (const [name, content] of [
    ['nl.x.v1', '{"a":1}'],
    ['é', ''],
    ['', '🙂'],
  ] as const)
    expect(idOfRow(name, content)).toBe(entryIdOf(name, content));
});

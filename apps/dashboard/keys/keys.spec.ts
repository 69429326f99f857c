import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { signerFor } from './make-key.ts';
import { messageOf, normaliseAddress, normaliseReference, splitHouseNumber } from './normalise.ts';

const address = (postcode: string, houseNumber: string, addition = '') =>
  normaliseAddress({ postcode, houseNumber, addition });

describe('the rule for addresses', () => {
  it('one address, however it is written, is one text', () => {
    const same = [
      address('1234AB', '12', 'A'),
      address(' 1234 ab ', '012', 'a'),
      address('1234ab', '12', '-a'),
      address('１２３４ＡＢ', '12', ' A '),
    ];
    expect(new Set(same)).toEqual(new Set(['1234AB|12|A']));
    expect(address('1234AB', '12')).toBe('1234AB|12|');
    expect(address('1234AB', '12', 'bis-2')).toBe('1234AB|12|BIS2');
  });

  it('number and addition do not run into each other', () => {
    expect(address('1234AB', '1', '2')).not.toBe(address('1234AB', '12'));
    expect(splitHouseNumber('12-A')).toEqual(['12', '-A']);
    expect(splitHouseNumber('12 bis')).toEqual(['12', 'bis']);
    expect(splitHouseNumber('A12')).toEqual(['A12', '']);
  });

  it('refuses what is no postcode or number', () => {
    expect([
      address('0234AB', '1'),
      address('1234A', '1'),
      address('1234AB', '0'),
      address('1234AB', 'x'),
    ]).toEqual(Array(4).fill(undefined));
  });

  it('references of persons are compared without regard to case and spaces', () => {
    expect(normaliseReference('  dossier  17b ')).toBe('DOSSIER 17B');
  });
});

describe('keys', () => {
  const secret = 'een-geheim-van-genoeg-tekens-0123456789';

  it('are HMAC-SHA-256 in base64url, the same as any other software makes', async () => {
    const sign = await signerFor(secret);
    const expected = createHmac('sha256', secret)
      .update('wijkspoor-sleutel/1|huishouden|1234AB|12|A')
      .digest('base64url');
    expect(await sign('huishouden', '1234AB|12|A')).toBe(expected);
    expect(expected).toMatch(/^[A-Za-z0-9_-]{43}$/);
    // As docs/decisions/0010-address-keys.md gives it to partners.
    expect(expected).toBe('vlR3YrcACtliGwtp8pfW8d35nu_vqZyUFgpDnhqMAxM');
  });

  it('differ by kind and by secret', async () => {
    const sign = await signerFor(secret);
    const other = await signerFor(`${secret}!`);
    const keys = [await sign('huishouden', 'x'), await sign('woning', 'x'), await other('huishouden', 'x')];
    expect(new Set(keys).size).toBe(3);
    expect(messageOf('woning', 'x')).not.toBe(messageOf('huishouden', 'x'));
  });

  it('are not made with a secret that can be guessed', async () => {
    await expect(signerFor('kort')).rejects.toThrow(RangeError);
  });
});

import { describe, expect, it } from '@jest/globals';

import { openMemoryVault, type KeyVault } from '#libs/event-store';
import { typeNamed, type Fields } from '#libs/programme';

import { key } from '../testing/ingest-fixture.js';
import { mapPseudonyms, Tokens, vaultKey } from './pseudonyms.js';

const pseudonym = (of: 'household' | 'dwelling' | 'person') =>
  ({ spec: { kind: 'pseudonym', of }, optional: false }) as const;
const fields: Fields = {
  personKey: pseudonym('person'),
  householdKey: pseudonym('household'),
  keys: {
    spec: { kind: 'list', item: pseudonym('dwelling').spec, min: 0, max: 9, unique: true },
    optional: true,
  },
  inner: {
    spec: { kind: 'object', name: 'Inner', fields: { householdKey: pseudonym('household') } },
    optional: true,
  },
  text: { spec: { kind: 'text', max: 9 }, optional: true },
};

describe('pseudonyms', () => {
  it('are replaced wherever the schema has them and nowhere else', () => {
    const data = { householdKey: 'a', keys: ['b', 'c'], inner: { householdKey: 'd', x: 1 }, text: 'e' };
    const upper = mapPseudonyms(data, fields, (kind, key) => `${kind}:${key}`);
    expect(upper).toEqual({
      householdKey: 'household:a',
      keys: ['dwelling:b', 'dwelling:c'],
      inner: { householdKey: 'household:d', x: 1 },
      text: 'e',
    });
    expect(data.householdKey).toBe('a');
  });

  it('of persons are a partner’s own, of households programme-wide', () => {
    expect(vaultKey('person', 'k', 'alfa').scope).toBe('alfa');
    expect(vaultKey('household', 'k', 'alfa').scope).toBe('');
    expect(vaultKey('dwelling', 'k', 'alfa').scope).toBe('');
  });

  it('get their tokens from the vault in one question', async () => {
    const tokens = new Tokens();
    const data = { personKey: 'k', householdKey: 'k' };
    tokens.want(data, fields, 'alfa');
    tokens.want(data, fields, 'beta');
    await tokens.fetch(openMemoryVault());
    const [alfa, beta] = ['alfa', 'beta'].map((partnerId) => tokens.applyTo(data, fields, partnerId));
    expect(alfa!['householdKey']).toBe(beta!['householdKey']);
    expect(alfa!['personKey']).not.toBe(beta!['personKey']);
    expect(alfa!['personKey']).not.toBe(alfa!['householdKey']);
    expect(() => new Tokens().applyTo(data, fields, 'alfa')).toThrow(/no token/);
  });
});

it('stores nothing where the vault leaves a key without a token', async () => {
  const forgetful = { tokensFor: async () => [] } as unknown as KeyVault;
  const tokens = new Tokens();
  const data = { householdKey: key('huis-1') };
  const { fields } = typeNamed('HelpOffered');
  tokens.want(data, fields, undefined);
  await tokens.fetch(forgetful);
  expect(() => tokens.applyTo(data, fields, undefined)).toThrow('no token');
});

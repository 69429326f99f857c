/**
 * The configuration as a whole; what belongs to one thing is in the spec of its file. Seen to fail: with the first
 * fault thrown at once, with blanks taken for a value, with the vault beside the log of a cluster, and with a secret
 * of 31 bytes.
 */
import { describe, expect, it } from '@jest/globals';

import { ConfigError, loadConfig, secretIn, vaultKeyOf } from './config.js';
import { settingsOf } from './testing/settings.js';

describe('given an environment', () => {
  it('has a default for everything', () => {
    expect(loadConfig({})).toEqual({
      store: 'sqlite:./data/wijkspoor.db',
      readModel: 'data/read-model.db',
      logCopy: 'data/log-copy.db',
      accessRecord: 'data/access-record.db',
      readingKeys: 'data/reading-keys.db',
      accessRows: 200_000,
      vault: 'data/vault.db',
      vaultIncomplete: false,
      host: '127.0.0.1',
      port: 3000,
      demo: false,
      oidc: {},
      logLevel: 'info',
      shutdownPause: 0,
      quotas: { requests: 6_000, uploads: 2, sockets: 3, subscriptions: 20, recomputations: 10 },
    });
  });

  it('keeps everything in memory beside a log in memory', () => {
    expect(loadConfig({ WIJKSPOOR_STORE: 'memory:' })).toMatchObject({
      readModel: ':memory:',
      vault: ':memory:',
    });
  });

  it('keeps the vault on the cluster that has the log', () => {
    const store = 'esdb+discover://cluster.example:2113/buurt?tls=true';
    expect(loadConfig({ WIJKSPOOR_STORE: store })).toMatchObject({
      store,
      vault: store,
      logCopy: 'data/log-copy.db',
    });
  });

  it('reports every fault at once', () => {
    const load = () =>
      loadConfig({
        WIJKSPOOR_STORE: 'mysql://x',
        PORT: '70000',
        WIJKSPOOR_DEMO: 'yes',
        WIJKSPOOR_OIDC_ISSUER: 'issuer',
        LOG_LEVEL: 'loud',
      });
    expect(load).toThrow(ConfigError);
    try {
      load();
    } catch (error) {
      expect((error as ConfigError).faults.map(({ setting }) => setting)).toEqual([
        'WIJKSPOOR_STORE',
        'PORT',
        'WIJKSPOOR_DEMO',
        'WIJKSPOOR_OIDC_ISSUER',
        'LOG_LEVEL',
      ]);
    }
  });

  describe('of the webhook', () => {
    const secret = 'x'.repeat(32);
    const load = (url: string | undefined, given: string | undefined = secret) =>
      loadConfig({ WIJKSPOOR_WEBHOOK_URL: url, WIJKSPOOR_WEBHOOK_SECRET: given });

    it.each([
      'https://voorbeeld.test/haak',
      'http://127.0.0.1:8080/',
      'http://localhost/',
      'http://[::1]:1/',
    ])('takes %s', (url) => expect(load(url).webhook).toEqual({ url, secret }));
    it.each([
      'http://voorbeeld.test/',
      'http://127.0.0.1.voorbeeld.test/',
      'ftp://127.0.0.1/',
      'https://naam:woord@voorbeeld.test/',
      'haak',
    ])('refuses %s', (url) => expect(() => load(url)).toThrow('WIJKSPOOR_WEBHOOK_URL'));
    it('refuses one setting without the other, and a short secret', () => {
      expect(() => load(undefined)).toThrow('WIJKSPOOR_WEBHOOK_URL');
      expect(() => load('https://voorbeeld.test/', ' ')).toThrow('WIJKSPOOR_WEBHOOK_SECRET');
      expect(() => load('https://voorbeeld.test/', 'x'.repeat(31))).toThrow('WIJKSPOOR_WEBHOOK_SECRET');
    });
  });

  it('takes an empty setting, or one of blanks, for one that is absent', () => {
    expect(loadConfig({ PORT: ' ', HOST: '', WIJKSPOOR_VAULT: '  ' })).toEqual(loadConfig({}));
    expect(loadConfig({ HOST: ' 0.0.0.0 ' }).host).toBe('0.0.0.0');
  });

  it('keeps its files beside a log elsewhere, but for those that are named', () => {
    expect(
      loadConfig({ WIJKSPOOR_STORE: 'sqlite:/srv/log.db', WIJKSPOOR_VAULT: '/elders/v.db' }),
    ).toMatchObject({
      readModel: '/srv/read-model.db',
      accessRecord: '/srv/access-record.db',
      readingKeys: '/srv/reading-keys.db',
      vault: '/elders/v.db',
    });
  });

  it('says of each fault in both languages which setting it is', () => {
    expect(() => loadConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(
      /^PORT: moet .* \/ must be .*\nLOG_LEVEL: moet .* \/ must be: /,
    );
  });
});

describe('given a secret of 32 bytes', () => {
  const base64 = Buffer.alloc(32, 251).toString('base64');
  const secretOf = (text?: string) =>
    settingsOf({ S: text }, (get, complain) => secretIn('S', get, complain));

  it('then it is read in base64 and in base64url, with and without its end', () => {
    for (const text of [base64, base64.slice(0, -1), Buffer.alloc(32, 251).toString('base64url')])
      expect(secretOf(text)).toEqual({ found: new Uint8Array(32).fill(251), wrong: [] });
    expect(secretOf()).toEqual({ found: undefined, wrong: [] });
  });

  it.each([31, 33])('when it is of %i, then it is none', (bytes) => {
    expect(secretOf(Buffer.alloc(bytes, 251).toString('base64'))).toEqual({ found: undefined, wrong: ['S'] });
  });

  it('then the vault is opened with it; without it, plain', () => {
    const vaultKey = new Uint8Array(32);
    expect([vaultKeyOf({ vaultKey }), vaultKeyOf({})]).toEqual([{ key: vaultKey }, {}]);
    expect(loadConfig({ WIJKSPOOR_VAULT_KEY: base64 }).vaultKey).toHaveLength(32);
  });
});

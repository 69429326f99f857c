import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  amsterdamDate,
  ConfigError,
  entryIdOf,
  fixedClock,
  loadConfig,
  sha256Hex,
  toMoment,
  uuidv7,
} from './index.js';

describe('moments', () => {
  it.each([
    ['2025-03-29T22:59:59Z', '2025-03-29'],
    ['2025-03-29T23:00:00Z', '2025-03-30'],
    ['2025-03-30T21:59:59Z', '2025-03-30'],
    ['2025-03-30T22:00:00Z', '2025-03-31'],
    ['2025-10-26T22:59:59Z', '2025-10-26'],
    ['2025-10-26T23:00:00Z', '2025-10-27'],
  ])('the Amsterdam date at %s is %s, also around the clock change', (moment, date) => {
    expect(amsterdamDate(Date.parse(moment))).toBe(date);
  });

  it('equals an uncached formatter at any moment', () => {
    const plain = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }), (ms) => {
        expect(amsterdamDate(ms)).toBe(plain.format(ms));
      }),
    );
  });

  // Seen to fail: without the bounds and zeros in front, a state as of the year 1 or 9999 was an error of ours.
  it.each([
    ['0000-01-01T00:00:00Z', '0001-01-02'],
    ['0001-06-01T00:00:00Z', '0001-06-01'],
    ['0999-12-31T12:00:00Z', '0999-12-31'],
    ['9999-12-31T23:59:59Z', '9999-12-31'],
  ])('the Amsterdam date at %s is %s, a date that can be written', (moment, date) => {
    expect(amsterdamDate(Date.parse(moment))).toBe(date);
  });

  it('moments are UTC with milliseconds', () => {
    expect(toMoment(0)).toBe('1970-01-01T00:00:00.000Z');
  });
});

describe('ids', () => {
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
});

describe('configuration', () => {
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

  describe('of signing in', () => {
    const whole = {
      WIJKSPOOR_OIDC_ISSUER: 'https://login.voorbeeld.test',
      WIJKSPOOR_OIDC_CLIENT_ID: 'monitor',
      WIJKSPOOR_SESSION_SECRET: 'x'.repeat(32),
      WIJKSPOOR_PUBLIC_URL: 'https://monitor.voorbeeld.test/',
    };
    const faultsOf = (more: Record<string, string>): readonly string[] => {
      try {
        loadConfig({ ...whole, ...more });
        return [];
      } catch (error) {
        return (error as ConfigError).faults.map(({ setting }) => setting);
      }
    };

    it('is whole, with a public or a confidential client, or not there', () => {
      const signIn = {
        clientId: 'monitor',
        sessionSecret: 'x'.repeat(32),
        publicUrl: 'https://monitor.voorbeeld.test',
        scope: 'openid',
      };
      expect(loadConfig(whole).signIn).toEqual(signIn);
      expect(loadConfig({ ...whole, WIJKSPOOR_OIDC_CLIENT_SECRET: 's' }).signIn).toEqual({
        ...signIn,
        clientSecret: 's',
      });
      expect(loadConfig({ ...whole, WIJKSPOOR_OIDC_CLIENT_ID: ' ' })).not.toHaveProperty('signIn');
    });

    it('reports every fault at once', () => {
      expect(
        faultsOf({
          WIJKSPOOR_OIDC_ISSUER: 'http://login.voorbeeld.test',
          WIJKSPOOR_SESSION_SECRET: 'x'.repeat(31),
          WIJKSPOOR_PUBLIC_URL: '',
          WIJKSPOOR_OIDC_SCOPE: 'profile',
        }),
      ).toEqual([
        'WIJKSPOOR_OIDC_ISSUER',
        'WIJKSPOOR_SESSION_SECRET',
        'WIJKSPOOR_PUBLIC_URL',
        'WIJKSPOOR_OIDC_SCOPE',
      ]);
    });

    it.each(['http://localhost:3000', 'http://127.0.0.1', 'https://a.test:8443'])('is reached at %s', (url) =>
      expect(faultsOf({ WIJKSPOOR_PUBLIC_URL: url })).toEqual([]),
    );
    it.each(['http://a.test', 'https://a.test/pad', 'https://a.test?x', 'https://n:w@a.test', 'a.test'])(
      'is not reached at %s',
      (url) => expect(faultsOf({ WIJKSPOOR_PUBLIC_URL: url })).toEqual(['WIJKSPOOR_PUBLIC_URL']),
    );
  });

  describe('of mail', () => {
    const load = (more: Record<string, string> = {}) =>
      loadConfig({
        WIJKSPOOR_SMTP_URL: 'smtps://post.example:465',
        WIJKSPOOR_MAIL_FROM: 'monitor@voorbeeld.example',
        WIJKSPOOR_MAIL_ADDRESSES: 'adressen',
        ...more,
      });

    it('is complete or there is none; its outbox lies beside the log', () => {
      expect(load().mail).toEqual({
        url: 'smtps://post.example:465',
        from: 'monitor@voorbeeld.example',
        addresses: 'adressen',
        outbox: 'data/mail-outbox.db',
      });
      for (const name of ['WIJKSPOOR_SMTP_URL', 'WIJKSPOOR_MAIL_FROM', 'WIJKSPOOR_MAIL_ADDRESSES'])
        expect(() => load({ [name]: '' })).toThrow(name);
    });
    it.each<[string, string]>([
      ['WIJKSPOOR_SMTP_URL', 'https://post.example'],
      ['WIJKSPOOR_SMTP_URL', 'smtp://naam:woord@post.example'],
      ['WIJKSPOOR_SMTP_URL', 'smtp://post.example/pad'],
      ['WIJKSPOOR_MAIL_FROM', 'Monitor <monitor@voorbeeld.example>'],
      ['WIJKSPOOR_MAIL_FROM', 'a@b.example,c@d.example'],
    ])('refuses %s %s', (name, value) => expect(() => load({ [name]: value })).toThrow(name));
    it('refuses a user without a password and the other way round', () => {
      expect(() => load({ WIJKSPOOR_SMTP_USER: 'u' })).toThrow('WIJKSPOOR_SMTP_PASSWORD');
      expect(() => load({ WIJKSPOOR_SMTP_PASSWORD: 'p' })).toThrow('WIJKSPOOR_SMTP_USER');
    });
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
});

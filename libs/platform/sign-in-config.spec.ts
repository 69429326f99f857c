import { describe, expect, it } from '@jest/globals';

import { loadConfig, type ConfigError } from './config.js';
import { signInIn } from './sign-in-config.js';
import { settingsOf } from './testing/settings.js';

describe('given the settings of signing in', () => {
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

  it('asks for what else is named beside openid, and nothing without it', () => {
    const scope = (text: string) => settingsOf({ ...whole, WIJKSPOOR_OIDC_SCOPE: text }, signInIn);
    expect(scope('profile openid').found?.scope).toBe('profile openid');
    expect(scope('openid2').wrong).toEqual(['WIJKSPOOR_OIDC_SCOPE']);
  });

  it('without a client there are no other faults either', () => {
    expect(settingsOf({ WIJKSPOOR_SESSION_SECRET: 'short' }, signInIn)).toEqual({
      found: undefined,
      wrong: [],
    });
  });
});

/**
 * A server knows how to tell who asks, or does not start. Seen to fail: with one of the two settings asked for only,
 * with a demo that any address may have, and with the settings of OIDC not handed on.
 */
import { describe, expect, it } from '@jest/globals';

import { ConfigError } from '#libs/platform';

import { assertConfigured, authenticatorFor } from './configured.js';
import { demoAuthenticator } from './demo-authenticator.js';

describe('given no demo', () => {
  const start = (oidc: object) => () => assertConfigured({ demo: false, host: '0.0.0.0', oidc });

  it('names every missing setting in both languages', () => {
    expect(start({})).toThrow(/ISSUER: ontbreekt.*is missing[^]*AUDIENCE: ontbreekt/);
    expect(start({ issuer: 'https://i' })).toThrow(/AUDIENCE/);
    expect(start({ issuer: 'https://i', audience: 'a' })).not.toThrow();
  });

  it('names none that is there, and is a fault of the configuration', () => {
    expect(start({ issuer: 'https://i' })).not.toThrow(/ISSUER/);
    expect(start({ audience: 'a' })).toThrow(/ISSUER/);
    expect(start({ audience: 'a' })).not.toThrow(/AUDIENCE/);
    expect(start({})).toThrow(ConfigError);
  });

  it('then tokens are those of the issuer that was named', async () => {
    const here = { issuer: 'http://127.0.0.1:1', audience: 'a' };
    const issuer = authenticatorFor({ demo: false, host: '0.0.0.0', oidc: here });
    await expect(issuer.authenticate('demo-auditor')).rejects.toThrow();
    const jwksUri = 'https://127.0.0.1:1/keys';
    const known = authenticatorFor({ demo: false, host: '0.0.0.0', oidc: { ...here, jwksUri } });
    expect(await known.authenticate('demo-auditor')).toBeUndefined();
  });

  it('when it is not whole, then there is no authenticator', () => {
    expect(() => authenticatorFor({ demo: false, host: '127.0.0.1', oidc: {} })).toThrow(ConfigError);
  });
});

describe('given a demo', () => {
  it.each(['0.0.0.0', '::', '192.168.1.4', '127.example.org', 'example.org', ''])(
    'is refused on "%s"',
    (host) => {
      expect(() => assertConfigured({ demo: true, host, oidc: {} })).toThrow(/loopback/);
    },
  );

  it('then everybody has the fixed tokens, on this machine, whatever issuer is named', () => {
    const oidc = { issuer: 'https://i', audience: 'a' };
    expect(authenticatorFor({ demo: true, host: '127.0.0.1', oidc })).toBe(demoAuthenticator);
  });
});

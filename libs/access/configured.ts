import { ConfigError, type Config, type ConfigFault } from '#libs/platform';

import type { Authenticator } from './authenticator.js';
import { assertDemoAllowed, demoAuthenticator } from './demo-authenticator.js';
import { oidcAuthenticator } from './oidc-authenticator.js';

type AccessConfig = Pick<Config, 'demo' | 'host' | 'oidc'>;

const missing = (setting: string): ConfigFault => ({
  setting,
  message: {
    nl: 'ontbreekt; zonder inlogvoorziening start de server niet (of kies WIJKSPOOR_DEMO=1 op een lokaal adres)',
    en: 'is missing; without an identity provider the server does not start (or choose WIJKSPOOR_DEMO=1 on a loopback address)',
  },
});

/** Throws unless the server knows how to tell who asks: OIDC in full, or demo mode on a loopback address. */
export function assertConfigured({ demo, host, oidc }: AccessConfig): void {
  if (demo) return assertDemoAllowed(host);
  const faults: ConfigFault[] = [];
  if (oidc.issuer === undefined) faults.push(missing('WIJKSPOOR_OIDC_ISSUER'));
  if (oidc.audience === undefined) faults.push(missing('WIJKSPOOR_OIDC_AUDIENCE'));
  if (faults.length > 0) throw new ConfigError(faults);
}

/** The authenticator the configuration asks for; throws as assertConfigured does. */
export function authenticatorFor(config: AccessConfig): Authenticator {
  assertConfigured(config);
  if (config.demo) return demoAuthenticator;
  const { issuer = '', audience = '', ...more } = config.oidc;
  return oidcAuthenticator({ issuer, audience, ...more });
}

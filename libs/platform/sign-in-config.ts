import { checkSecret, type Complain, type Get } from './config-forms.js';
import { isSafeUrl } from './safe-url.js';

/** How people sign in at the issuer of `oidc`, with this server as its client (docs/decisions/0015). */
export interface SignInConfig {
  readonly clientId: string;
  /** Without it the client is a public one. */
  readonly clientSecret?: string;
  /** Seals the cookies; the same on every replica. */
  readonly sessionSecret: string;
  /** Origin at which browsers find the server, without a slash at its end. */
  readonly publicUrl: string;
  /** What is asked of the issuer, separated by spaces. */
  readonly scope: string;
}

/** The settings of signing in; undefined without a client id. Tells `complain` every fault. */
export function signInIn(get: Get, complain: Complain): SignInConfig | undefined {
  const clientId = get('WIJKSPOOR_OIDC_CLIENT_ID');
  if (clientId === undefined) return undefined;
  const clientSecret = get('WIJKSPOOR_OIDC_CLIENT_SECRET');
  const sessionSecret = get('WIJKSPOOR_SESSION_SECRET') ?? '';
  const publicUrl = get('WIJKSPOOR_PUBLIC_URL') ?? '';
  const scope = get('WIJKSPOOR_OIDC_SCOPE') ?? 'openid';
  checkSecret('WIJKSPOOR_SESSION_SECRET', sessionSecret, complain);
  if (!isOrigin(publicUrl))
    complain(
      'WIJKSPOOR_PUBLIC_URL',
      'moet een https-URL zonder pad zijn (http alleen op deze computer)',
      'must be an https URL without a path (http on this computer only)',
    );
  if (!scope.split(/\s+/).includes('openid'))
    complain('WIJKSPOOR_OIDC_SCOPE', 'moet openid bevatten', 'must contain openid');
  return {
    clientId,
    sessionSecret,
    publicUrl: publicUrl.replace(/\/$/, ''),
    scope,
    ...(clientSecret === undefined ? {} : { clientSecret }),
  };
}

const isOrigin = (text: string): boolean =>
  isSafeUrl(text) && new URL(text).origin === text.replace(/\/$/, '');

import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

import { PARTNER_ID } from '#libs/programme';

import type { Actor } from './actor.js';
import type { Authenticator } from './authenticator.js';
import { isRole, ROLES } from './roles.js';

export interface OidcOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Default: `jwks_uri` of the issuer's discovery document. */
  readonly jwksUri?: string;
  /** Instead of the issuer's published keys; for tests. */
  readonly keys?: JWTVerifyGetKey;
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** What tells that the issuer could not be asked, rather than that the token is wrong. */
const UNANSWERED = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);
const PARTNER = new RegExp(PARTNER_ID);

/**
 * JWT access tokens of an OpenID Connect issuer. The role is in the claim `wijkspoor_role`, a partner's organisation in
 * `wijkspoor_partner`; a token without a role of ours is nobody's.
 */
export function oidcAuthenticator(options: OidcOptions): Authenticator {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const keySet = (): Promise<JWTVerifyGetKey> => {
    keys ??= keysOf(options).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
  return {
    async authenticate(bearer) {
      if (bearer === undefined) return undefined;
      const { issuer, audience } = options;
      const getKey = await keySet();
      try {
        const checks = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['sub', 'exp'] };
        return actorOf((await jwtVerify(bearer, getKey, checks)).payload);
      } catch (error) {
        if (error instanceof errors.JOSEError && !UNANSWERED.has(error.code)) return undefined;
        throw error;
      }
    },
  };
}

function actorOf(claims: JWTPayload): Actor | undefined {
  const role = claims['wijkspoor_role'];
  const partnerId = claims['wijkspoor_partner'];
  const subject = claims.sub;
  if (!isRole(role) || !subject) return undefined;
  if (!ROLES[role].forPartner) return { role, subject };
  if (typeof partnerId !== 'string' || !PARTNER.test(partnerId)) return undefined;
  return { role, partnerId, subject };
}

async function keysOf({ issuer, jwksUri, keys }: OidcOptions): Promise<JWTVerifyGetKey> {
  if (keys) return keys;
  return createRemoteJWKSet(new URL(jwksUri ?? (await discover(issuer))));
}

/** OpenID Connect Discovery 1.0, section 4. */
async function discover(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const document = (await answer.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  if (document.issuer !== issuer) throw new Error(`${url} is of another issuer`);
  if (typeof document.jwks_uri !== 'string') throw new Error(`${url} has no jwks_uri`);
  return document.jwks_uri;
}

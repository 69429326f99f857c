import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

import { isSafeUrl } from '#libs/platform';
import { PARTNER_ID } from '#libs/programme';

import type { Actor } from './actor.js';
import type { Authenticator } from './authenticator.js';
import { isRole, ROLES } from './roles.js';

export interface OidcOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Default: `jwks_uri` of the issuer's discovery document. */
  readonly jwksUri?: string;
  /**
   * The only `typ` of a token's header that counts, such as `at+jwt` (RFC 9068); default: that of any access token.
   */
  readonly tokenType?: string;
  /** Milliseconds for the issuer to answer; five seconds without it. */
  readonly patience?: number;
  /** Instead of the issuer's published keys; for tests. */
  readonly keys?: JWTVerifyGetKey;
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** What tells that the issuer could not be asked, rather than that the token is wrong. */
const UNANSWERED = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);
const PARTNER = new RegExp(PARTNER_ID);
/** `typ` of access tokens; what else is signed by the issuer (logout tokens, events) is none. */
const TYPES: readonly (string | undefined)[] = [undefined, 'jwt', 'at+jwt'];
/** How far the issuer's clock may be ahead of ours, in seconds. */
const LEEWAY = 30;
/** Milliseconds for the issuer to answer: whoever asks with a token waits as long. */
const PATIENCE = 5_000;
/** The longest life of a token, in seconds: a day. */
const LONGEST = 24 * 3_600;

/** The issuer's own document is of another issuer: a setting that no token will ever meet. */
export class OtherIssuerError extends Error {
  override readonly name = 'OtherIssuerError';
  constructor(setting: string, document: string, url: string) {
    super(
      `WIJKSPOOR_OIDC_ISSUER is "${setting}", maar ${url} zegt "${document}"; die teksten moeten gelijk zijn / ` +
        `WIJKSPOOR_OIDC_ISSUER is "${setting}", but ${url} says "${document}"; these texts must be the same`,
    );
  }
}

/**
 * JWT access tokens of an OpenID Connect issuer. The role is in the claim `wijkspoor_role`, a partner's
 * organisation in `wijkspoor_partner`; a token without a role of ours is nobody's.
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
    check: async () => void (await keySet()),
    async authenticate(bearer) {
      if (bearer === undefined) return undefined;
      const { issuer, audience } = options;
      const getKey = await keySet();
      try {
        const checks = {
          issuer,
          audience,
          algorithms: ALGORITHMS,
          requiredClaims: ['sub', 'exp'],
          clockTolerance: LEEWAY,
        };
        const { payload, protectedHeader } = await jwtVerify(bearer, getKey, checks);
        if (!isOfType(protectedHeader.typ, options.tokenType) || !isInTime(payload)) return undefined;
        return actorOf(payload);
      } catch (error) {
        if (error instanceof errors.JOSEError && !UNANSWERED.has(error.code)) return undefined;
        throw error;
      }
    },
  };
}

function isOfType(typ: string | undefined, wanted: string | undefined): boolean {
  const own = typ?.toLowerCase().replace(/^application\//, '');
  return wanted === undefined ? TYPES.includes(own) : own === wanted.toLowerCase();
}

/** The leeway is for a token's beginning alone: it ends when it says so. */
function isInTime({ iat, exp = 0 }: JWTPayload): boolean {
  const now = Date.now() / 1_000;
  if (exp <= now || (iat !== undefined && iat > now + LEEWAY)) return false;
  return exp - (iat ?? now) <= LONGEST;
}

function actorOf(claims: JWTPayload): Actor | undefined {
  const role = claims['wijkspoor_role'];
  const partnerId = claims['wijkspoor_partner'];
  const subject = claims.sub;
  if (!isRole(role) || !subject) return undefined;
  const until = (claims.exp ?? 0) * 1_000;
  if (!ROLES[role].forPartner) return { role, subject, until };
  if (typeof partnerId !== 'string' || !PARTNER.test(partnerId)) return undefined;
  return { role, partnerId, subject, until };
}

async function keysOf({ issuer, jwksUri, keys, patience = PATIENCE }: OidcOptions): Promise<JWTVerifyGetKey> {
  if (keys) return keys;
  const url = new URL(jwksUri ?? (await discover(issuer, patience)));
  return createRemoteJWKSet(url, { timeoutDuration: patience });
}

/** OpenID Connect Discovery 1.0, section 4. */
async function discover(issuer: string, patience: number): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const document = (await answer.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  if (document.issuer !== issuer) throw new OtherIssuerError(issuer, String(document.issuer), url);
  if (typeof document.jwks_uri !== 'string') throw new Error(`${url} has no jwks_uri`);
  if (!isSafeUrl(document.jwks_uri)) throw new Error(`${url}: jwks_uri must be https`);
  return document.jwks_uri;
}

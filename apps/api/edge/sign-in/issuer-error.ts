import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';

/** The issuer refused, or could not be asked. Holds nothing of what was sent: that may be logged. */
export class IssuerError extends Error {
  override readonly name = 'IssuerError';
  constructor(
    readonly kind: 'refused' | 'unanswered',
    readonly code: string,
  ) {
    super(`the issuer: ${kind} (${code})`);
  }
}

/** Of RFC 6749, 4.1.2.1. */
const FOR_NOW = new Set(['temporarily_unavailable', 'server_error']);
/** An answer that is no issuer's: of a proxy before it, or none in time. */
const NO_ANSWER = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

/** What the library throws as what it means. */
export function issuerError(error: unknown): IssuerError {
  if (error instanceof ResponseBodyError) {
    const passing = error.status >= 500 || error.status === 429 || FOR_NOW.has(error.error);
    return new IssuerError(passing ? 'unanswered' : 'refused', error.error);
  }
  if (error instanceof AuthorizationResponseError)
    return new IssuerError(FOR_NOW.has(error.error) ? 'unanswered' : 'refused', error.error);
  if (error instanceof WWWAuthenticateChallengeError) return new IssuerError('refused', error.code);
  const code = error instanceof ClientError ? error.code : undefined;
  if (code === undefined || NO_ANSWER.has(code)) return new IssuerError('unanswered', code ?? 'UNREACHABLE');
  return new IssuerError('refused', code);
}

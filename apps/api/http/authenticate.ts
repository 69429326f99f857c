import type { FastifyRequest } from 'fastify';
import { bearerToken, type Actor, type Authenticator } from '#libs/access';
import { AppError } from './app-error.js';

/** Who holds the token of a header. Throws 503 when the identity provider cannot be asked. */
export async function authenticated(
  authenticator: Authenticator,
  authorization: string | undefined,
): Promise<Actor | undefined> {
  try {
    return await authenticator.authenticate(bearerToken(authorization));
  } catch (cause) {
    throw new AppError(
      'IDENTITY_UNAVAILABLE',
      { nl: 'De inlogvoorziening antwoordt niet', en: 'The identity provider does not answer' },
      [],
      { cause },
    );
  }
}

/** onRequest: sets `request.actor`, and refuses a body from nobody before it is read. */
export function authenticateHook(authenticator: Authenticator) {
  return async (request: FastifyRequest): Promise<void> => {
    const actor = await authenticated(authenticator, request.headers.authorization);
    if (actor) request.actor = actor;
    else if (request.method === 'POST' && request.url.startsWith('/v1/'))
      throw new AppError('UNAUTHENTICATED', {
        nl: 'Stuur een geldig token mee: Authorization: Bearer …',
        en: 'Send a valid token: Authorization: Bearer …',
      });
  };
}

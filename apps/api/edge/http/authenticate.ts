import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerToken, type Actor, type Authenticator } from '#libs/access';
import { AppError } from '../../kernel/errors/app-error.js';

/** 503: who asks cannot be told now. */
export const identityUnavailable = (cause: unknown): AppError =>
  new AppError(
    'IDENTITY_UNAVAILABLE',
    { nl: 'De inlogvoorziening antwoordt niet', en: 'The identity provider does not answer' },
    [],
    { cause },
  );

/** Who holds the token of a header. Throws 503 when the identity provider cannot be asked. */
export async function authenticated(
  authenticator: Authenticator,
  authorization: string | undefined,
): Promise<Actor | undefined> {
  try {
    return await authenticator.authenticate(bearerToken(authorization));
  } catch (cause) {
    throw identityUnavailable(cause);
  }
}

/** Who holds the session of a request's cookie, if any. */
export type BySession = (request: FastifyRequest, reply: FastifyReply) => Promise<Actor | undefined>;

/**
 * onRequest: sets `request.actor`. A header goes before a cookie: what says who it is by itself is never taken for
 * somebody else.
 */
export function authenticateHook(authenticator: Authenticator, bySession?: BySession) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { authorization } = request.headers;
    const actor =
      authorization === undefined && bySession
        ? await bySession(request, reply)
        : await authenticated(authenticator, authorization);
    if (actor) request.actor = actor;
  };
}

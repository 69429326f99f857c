import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerToken } from '#libs/access';
import { PREFIX, type ReadingKeys } from '#libs/reading-keys';
import { AppError } from '../../kernel/errors/app-error.js';

/** The one route that a key reads. */
const ROUTE = '/v1/cijfers';

/**
 * The personal key of a header: as `Bearer`, or as the password of `Basic`, which Excel can send; undefined when it
 * has none.
 */
export function readingKeyIn(authorization: string | undefined): string | undefined {
  const bearer = bearerToken(authorization);
  if (bearer !== undefined) return bearer.startsWith(PREFIX) ? bearer : undefined;
  const basic = /^Basic +([A-Za-z0-9+/]{1,400}={0,2}) *$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return undefined;
  const said = Buffer.from(basic, 'base64').toString();
  const password = said.slice(said.indexOf(':') + 1);
  return password.startsWith(PREFIX) ? password : undefined;
}

/**
 * onRequest, after it is known who asks by a token: sets `request.actor` for who sends a personal key. Such a key
 * reads the flat figures and nothing else; anywhere else it is refused, 403. What is not there is the same for it
 * as for everybody.
 */
export function byReadingKey(keys: () => ReadingKeys, isThere: (request: FastifyRequest) => boolean) {
  const hold = async (request: FastifyRequest, key: string): Promise<void> => {
    const holder = await keys().holder(key);
    if (!holder) return;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (request.routeOptions.url !== ROUTE || !reads)
      throw new AppError('FORBIDDEN', {
        nl: `Deze sleutel leest alleen ${ROUTE}`,
        en: `This key reads ${ROUTE} only`,
      });
    request.actor = holder;
  };
  return (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void => {
    const key = readingKeyIn(request.headers.authorization);
    if (key === undefined || !isThere(request)) return done();
    hold(request, key).then(() => done(), done);
  };
}

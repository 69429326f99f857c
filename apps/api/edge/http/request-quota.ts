import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppError } from '../../kernel/errors/app-error.js';
import { headersOf } from '../../kernel/errors/problem.js';
import { DEFAULT_PATIENCE } from '../../kernel/patience.js';
import { tooMany, type Quotas } from '../../kernel/quotas/quotas.js';

/** Asked by machines of ours, as often as they like; they hold no data of the programme. */
const FREE = /^\/health\//;

/** In the form in which GraphQL tells it: its readers look into `errors`. */
export const refuseByGraphql = (reply: FastifyReply, error: AppError): FastifyReply =>
  reply
    .code(error.status)
    .headers(headersOf(error))
    .send({
      errors: [{ message: `${error.detail.nl} / ${error.detail.en}`, extensions: { code: error.code } }],
    });

/**
 * A plain timer: one that is given up by a signal makes two errors with their traces for each request that is let
 * in at once.
 */
const isIn = (entered: Promise<void>, patience: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(resolve, patience, false);
    entered.finally(() => clearTimeout(late)).then(() => resolve(true), reject);
  });

/**
 * onRequest, when it is known who asks and before a body is read: so many requests a minute of each actor, by the
 * subject of its token or by its address without one, and so many at once. Says how much is left
 * (draft-ietf-httpapi-ratelimit-headers); what is too much, or waited longer than `patience` (milliseconds), is
 * answered 429, with when to come back.
 */
export function requestQuota(quotas: Quotas, patience = DEFAULT_PATIENCE.turn) {
  const { requests, lanes } = quotas;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const route = request.routeOptions.url ?? '';
    if (FREE.test(route)) return undefined;
    const key = request.actor ? `sub:${request.actor.subject}` : `ip:${request.ip}`;
    const refuse = (error: AppError): FastifyReply => {
      if (route === '/graphql') return refuseByGraphql(reply, error);
      throw error;
    };
    const { allowed, remaining, seconds } = requests.take(key);
    void reply.headers({
      'RateLimit-Policy': `"requests";q=${requests.perMinute};w=60`,
      RateLimit: `"requests";r=${remaining};t=${seconds}`,
    });
    if (!allowed)
      return refuse(
        tooMany(
          `Ten hoogste ${requests.perMinute} vragen per minuut; over ${seconds} s kan het weer`,
          `At most ${requests.perMinute} requests a minute; again in ${seconds} s`,
          seconds,
        ),
      );
    const entered = lanes.enter(key);
    if (!entered)
      return refuse(
        tooMany('Er wachten al te veel vragen van u', 'Too many requests of yours are waiting already', 1),
      );
    // Also of who went away while it waited: the place is given on when it comes.
    const leave = (): void => void entered.then(() => lanes.leave(key));
    if (reply.raw.closed) leave();
    else reply.raw.once('close', leave);
    if (await isIn(entered, patience)) return undefined;
    return refuse(
      tooMany(
        'Uw vorige vragen zijn nog niet klaar of worden niet gelezen',
        'Your earlier requests are not done, or their answers are not read',
        1,
      ),
    );
  };
}

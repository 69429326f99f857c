import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Trail } from '../../kernel/access/trail.js';

const REFUSALS: readonly number[] = [401, 403];

/**
 * onResponse: who was not let in, by token or by where it came from, and to which route (never the address with its
 * values).
 */
export function recordRefusals(trail: () => Trail) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    if (!REFUSALS.includes(reply.statusCode)) return;
    const { actor, method, routeOptions, ip } = request;
    trail().refused(
      actor ?? { address: ip },
      `${method} ${routeOptions.url ?? '*'}`,
      String(reply.statusCode),
    );
  };
}

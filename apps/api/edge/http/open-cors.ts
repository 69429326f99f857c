import type { FastifyReply, FastifyRequest } from 'fastify';

const OPEN = /^\/open(?:[/?]|$)/;

/**
 * onRequest: open data may be read by any page on the web, whatever became of the question; nothing of who asks
 * goes with it (no credentials). Asked beforehand (OPTIONS), it says which methods: those that read.
 */
export function openToAll(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (!OPEN.test(request.url)) return undefined;
  void reply.headers({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Link, Retry-After, RateLimit',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  if (request.method !== 'OPTIONS') return undefined;
  return reply
    .code(204)
    .headers({
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers':
        'Accept, Accept-Language, If-None-Match, OData-Version, OData-MaxVersion',
      'Access-Control-Max-Age': '86400',
    })
    .send();
}

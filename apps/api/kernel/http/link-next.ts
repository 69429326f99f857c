import type { FastifyReply } from 'fastify';

/**
 * Says in `Link` (RFC 8288) where the next page of a list is: the address asked for, from another place. Nothing on
 * the last page.
 */
export function linkNext(reply: FastifyReply, url: string, cursor: string | undefined): void {
  if (cursor === undefined) return;
  const [path = '', search = ''] = url.split('?');
  const query = new URLSearchParams(search);
  query.set('after', cursor);
  void reply.header('Link', `<${path}?${query.toString()}>; rel="next"`);
}

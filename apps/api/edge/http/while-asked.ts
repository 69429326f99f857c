import type { FastifyReply, FastifyRequest } from 'fastify';
import { whileAsked } from '#libs/platform';

/** preHandler: what the answer takes is given up when who asked has hung up, unless somebody else waits for the same. */
export function whileClientWaits(_request: FastifyRequest, { raw }: FastifyReply, done: () => void): void {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  whileAsked(gone.signal, done);
}

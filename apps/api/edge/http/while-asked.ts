import type { FastifyReply, FastifyRequest } from 'fastify';
import { endAsked, whileAsked } from '#libs/platform';

/** What is recorded is not given up halfway: it goes on whether or not its sender waits. */
const isRecording = ({ method, routeOptions }: FastifyRequest): boolean =>
  method === 'POST' && routeOptions.url === '/v1/gebeurtenissen';

/** preHandler: what the answer takes is given up when who asked has hung up, unless somebody else waits for the same. */
export function whileClientWaits(request: FastifyRequest, { raw }: FastifyReply, done: () => void): void {
  if (isRecording(request)) return done();
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
    endAsked();
  });
  whileAsked(gone.signal, done);
}

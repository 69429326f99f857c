import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestEnded, withClientSignal } from '#libs/platform';

/** Milliseconds that a request may go on when its client has left; longer than any step of a question lasts. */
const LONGEST = 60_000;

/** What is recorded is not given up halfway: it goes on whether or not its sender waits. */
const isRecording = ({ method, routeOptions }: FastifyRequest): boolean =>
  method === 'POST' && routeOptions.url === '/v1/gebeurtenissen';

/**
 * preHandler: what the answer takes is given up when who asked has hung up, unless somebody else waits for the same.
 */
export function whileClientWaits(request: FastifyRequest, { raw }: FastifyReply, done: () => void): void {
  // Who went away before is not waited for to go: that would never be told.
  if (isRecording(request) || raw.closed) return done();
  const gone = new AbortController();
  raw.once('close', () => {
    if (raw.writableFinished) return requestEnded();
    gone.abort();
    // What the request begins after this must find out too that nobody waits.
    setTimeout(requestEnded, LONGEST).unref();
  });
  withClientSignal(gone.signal, done);
}

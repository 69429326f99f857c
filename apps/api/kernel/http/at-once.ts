import type { FastifyReply, FastifyRequest } from 'fastify';

type Check = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | void;
type Hook = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void;

/**
 * A hook of what waits for nothing, as a callback: an async function makes three promises of each hook of each
 * request. What it throws is answered; where it answers itself (and gives the reply back) the request goes no
 * further.
 */
export const atOnce =
  (check: Check): Hook =>
  (request, reply, done) => {
    let answered: FastifyReply | void;
    try {
      answered = check(request, reply);
    } catch (error) {
      return done(error as Error);
    }
    if (answered === undefined) done();
  };

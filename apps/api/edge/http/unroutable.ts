import type { FastifyReply, FastifyRequest } from 'fastify';
import { HEADERS } from '../../kernel/http/headers.js';
import { knownError } from '../../kernel/errors/known-error.js';
import { languageOf } from '../../kernel/language.js';
import { problemOf } from '../../kernel/errors/problem.js';

/** Answers a request whose URL the router cannot read: no hook or filter of ours is reached then. */
export function answerUnroutable(thrown: Error, request: FastifyRequest, reply: FastifyReply): void {
  const error = knownError(thrown);
  const language = languageOf(request.headers['accept-language']);
  void reply
    .code(error.status)
    .headers({ ...HEADERS, 'Content-Language': language })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOf(error, language, request.id)));
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { HEADERS } from '../../kernel/http/headers.js';
import { knownError } from '../../kernel/errors/known-error.js';
import { languageOf } from '../../kernel/language.js';
import { refusalBody } from '../../kernel/errors/refusal-body.js';

/** Answers a request whose URL the router cannot read: no hook or filter of ours is reached then. */
export function answerUnroutable(thrown: Error, request: FastifyRequest, reply: FastifyReply): void {
  const error = knownError(thrown);
  const language = languageOf(request.headers['accept-language']);
  const refusal = refusalBody(error, language, request);
  void reply
    .code(error.status)
    .headers({ ...HEADERS, ...refusal.headers, 'Content-Language': language })
    .type(refusal.contentType)
    .send(refusal.body);
}

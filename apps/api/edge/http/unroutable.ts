import type { FastifyReply, FastifyRequest } from 'fastify';
import { HEADERS } from '../../kernel/http/headers.js';
import { fault, type Fault } from '#libs/programme';
import { badInput, knownError } from '../../kernel/errors/known-error.js';
import { languageOf } from '../../kernel/language.js';
import { refusalBody } from '../../kernel/errors/refusal-body.js';

const isBadPath = (error: Error): boolean =>
  (error as { readonly code?: unknown }).code === 'FST_ERR_BAD_URL';

/** So much of an address is told back. */
const SHOWN = 200;

const badPath = (url: string): Fault =>
  fault(
    'WRONG_TYPE',
    [],
    {
      expected: {
        nl: 'een adres waarin elk % twee tekens 0–9 of A–F achter zich heeft, samen UTF-8,',
        en: 'an address in which each % has two characters 0–9 or A–F behind it, UTF-8 together',
      },
    },
    url.split('?', 1)[0]?.slice(0, SHOWN),
  );

/** Answers a request whose URL the router cannot read: no hook or filter of ours is reached then. */
export function answerUnroutable(thrown: Error, request: FastifyRequest, reply: FastifyReply): void {
  const error = isBadPath(thrown) ? badInput([badPath(request.originalUrl)]) : knownError(thrown);
  const language = languageOf(request.headers['accept-language']);
  const refusal = refusalBody(error, language, request);
  void reply
    .code(error.status)
    .headers({ ...HEADERS, ...refusal.headers, 'Content-Language': language })
    .type(refusal.contentType)
    .send(refusal.body);
}

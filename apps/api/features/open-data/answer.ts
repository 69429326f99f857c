import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from '../../kernel/http/if-none-match.js';

/** An hour: a withdrawal is known everywhere after that; the bytes themselves never change. */
const CACHE = 'public, max-age=3600';

/** Answers with what never changes under its address, known by the public digest; 304 to who has it. */
export function answerImmutable(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    bytes,
    contentType,
    digest,
  }: { readonly bytes: Buffer | string; readonly contentType: string; readonly digest: string },
): Buffer | string | undefined {
  const tag = `"${digest}"`;
  void reply.headers({ ETag: tag, 'Cache-Control': CACHE });
  if (isKnown(tag, request.headers['if-none-match'])) {
    void reply.code(304);
    return undefined;
  }
  void reply.header('Content-Type', contentType);
  return bytes;
}

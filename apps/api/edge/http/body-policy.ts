import type { FastifyReply, FastifyRequest } from 'fastify';
import { MEDIA_TYPE } from '#libs/tabular';
import { AppError } from '../../kernel/errors/app-error.js';
import { EVENTS_LIMIT, JSON_LIMIT, UPLOAD_LIMIT } from './content-parsers.js';

/** What a route reads as a body: the media types, and how many bytes at most. */
interface Bodies {
  readonly types: readonly string[];
  readonly limit: number;
}

/** What every route reads that is not named here. */
const JSON_ONLY: Bodies = { types: ['application/json'], limit: JSON_LIMIT };
const BODIES = new Map<string, Bodies>([
  [
    '/v1/gebeurtenissen',
    {
      types: ['application/cloudevents+json', 'application/cloudevents-batch+json', 'application/json'],
      limit: EVENTS_LIMIT,
    },
  ],
  [
    '/v1/aanleveringen',
    { types: [...Object.values(MEDIA_TYPE), 'application/cloudevents-batch+json'], limit: UPLOAD_LIMIT },
  ],
]);
/** Routes that take a small body from who has not signed in: signing out is for everybody. */
const FROM_ANYBODY = new Set(['/afmelden']);
/** Bytes of bodies that may be on their way at the same time, of one sender and of all. */
const MOST_OF_ONE = 96 * 1024 * 1024;
const MOST_OF_ALL = 384 * 1024 * 1024;

const tooMuchUnderWay = (): AppError =>
  new AppError('TOO_BUSY', {
    nl: 'Er zijn nu te veel berichten onderweg; probeer het straks opnieuw',
    en: 'Too many bodies are on their way now; try again later',
  });

const SEND_A_TOKEN = {
  nl: 'Stuur een geldig token mee: Authorization: Bearer …',
  en: 'Send a valid token: Authorization: Bearer …',
};

/** In the form in which GraphQL tells it: its readers look into `errors`. */
const refuseByGraphql = (reply: FastifyReply): FastifyReply =>
  reply
    .code(401)
    .header('www-authenticate', 'Bearer realm="wijkspoor"')
    .send({
      errors: [
        { message: `${SEND_A_TOKEN.nl} / ${SEND_A_TOKEN.en}`, extensions: { code: 'UNAUTHENTICATED' } },
      ],
    });

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** The bytes of bodies that are being read, by sender: reserved before reading, given back when the answer is out. */
class UnderWay {
  readonly #ofSender = new Map<string, number>();
  #all = 0;

  reserve(request: FastifyRequest, reply: FastifyReply, bytes: number): void {
    const sender = request.actor?.subject ?? request.ip;
    const own = (this.#ofSender.get(sender) ?? 0) + bytes;
    if (own > MOST_OF_ONE || this.#all + bytes > MOST_OF_ALL) throw tooMuchUnderWay();
    this.#ofSender.set(sender, own);
    this.#all += bytes;
    reply.raw.once('close', () => {
      const left = (this.#ofSender.get(sender) ?? bytes) - bytes;
      if (left > 0) this.#ofSender.set(sender, left);
      else this.#ofSender.delete(sender);
      this.#all -= bytes;
    });
  }
}

/**
 * onRequest, after it is known who asks: refuses a body before a byte of it is read. Decided by the route that
 * matched, never by how its address was written: nobody's bodies, other media types than the route reads, more than
 * it reads, and more on their way at once than fit.
 */
export function bodyPolicy() {
  const underWay = new UnderWay();
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
    const route = request.routeOptions.url ?? '';
    const isWriting = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    if (!isWriting && !hasBody(request)) return undefined;
    if (!request.actor && !FROM_ANYBODY.has(route)) {
      if (route === '/graphql') return refuseByGraphql(reply);
      throw new AppError('UNAUTHENTICATED', SEND_A_TOKEN);
    }
    if (!hasBody(request)) return undefined;
    const { types, limit } = BODIES.get(route) ?? JSON_ONLY;
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    if (type === undefined || !types.includes(type))
      throw new AppError('UNSUPPORTED_MEDIA_TYPE', {
        nl: `Deze route leest: ${types.join(', ')}`,
        en: `This route reads: ${types.join(', ')}`,
      });
    const length = Number(request.headers['content-length'] ?? limit);
    if (length > limit)
      throw new AppError('TOO_LARGE', {
        nl: `Stuur ten hoogste ${limit} bytes`,
        en: `Send at most ${limit} bytes`,
      });
    underWay.reserve(request, reply, length);
    return undefined;
  };
}

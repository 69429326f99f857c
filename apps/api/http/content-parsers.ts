import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MEDIA_TYPE } from '#libs/tabular';

const MIB = 1024 * 1024;
/** Ten thousand events of 3 KiB. */
export const EVENTS_LIMIT = 32 * MIB;
/** Fifty thousand rows of 600 bytes. */
export const UPLOAD_LIMIT = 32 * MIB;
/** A GraphQL document with its variables, or one event in binary mode. */
const JSON_LIMIT = MIB;

/**
 * How bodies are read. Events stay text: their JSON is parsed by ingest, which finds what JSON.parse would hide
 * (duplicate members, unsafe numbers) and reports every fault with its place.
 */
export function registerContentParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const asText = (
    _request: FastifyRequest,
    body: string | Buffer,
    done: (e: null, body: unknown) => void,
  ): void => done(null, body);
  fastify.addContentTypeParser(
    ['application/cloudevents+json', 'application/cloudevents-batch+json'],
    { parseAs: 'string', bodyLimit: EVENTS_LIMIT },
    asText,
  );
  fastify.addContentTypeParser(
    [MEDIA_TYPE.csv, MEDIA_TYPE.xlsx],
    { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT },
    asText,
  );
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: JSON_LIMIT },
    (request: FastifyRequest, body: string | Buffer, done) => {
      if (request.url.startsWith('/graphql')) void parseJson(request, String(body), done);
      else done(null, body);
    },
  );
}

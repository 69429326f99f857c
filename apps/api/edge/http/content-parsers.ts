import type { FastifyInstance, FastifyRequest } from 'fastify';
import { decodeUtf8, parseStrictJson } from '#libs/ingest';
import { fault, type Fault } from '#libs/programme';
import { MEDIA_TYPE } from '#libs/tabular';
import { AppError } from '../../kernel/errors/app-error.js';
import { badInput } from '../../kernel/errors/known-error.js';
import { unseenMembers } from '../../kernel/http/body.js';

const MIB = 1024 * 1024;
/** Ten thousand events of 3 KiB. */
export const EVENTS_LIMIT = 32 * MIB;
/** Fifty thousand rows of 600 bytes. */
export const UPLOAD_LIMIT = 32 * MIB;
/** A GraphQL document with its variables, or one event in binary mode. */
export const JSON_LIMIT = MIB;

/**
 * How bodies are read. Events stay bytes: they are decoded and parsed by ingest, which finds what the usual ways
 * would hide (bytes that are not UTF-8, duplicate members, unsafe numbers) and reports every fault with its place.
 */
export function registerContentParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const asText = (
    request: FastifyRequest,
    body: string | Buffer,
    done: (error: Error | null, body?: unknown) => void,
  ): void => done(packed(request) ?? null, body);
  fastify.addContentTypeParser(
    ['application/cloudevents+json', 'application/cloudevents-batch+json'],
    { parseAs: 'buffer', bodyLimit: EVENTS_LIMIT },
    asText,
  );
  fastify.addContentTypeParser(
    Object.values(MEDIA_TYPE),
    { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT },
    asText,
  );
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: JSON_LIMIT },
    (request: FastifyRequest, body: string | Buffer, done) => {
      const refused = packed(request);
      if (refused) return void done(refused);
      const decoded = decodeUtf8(typeof body === 'string' ? Buffer.from(body) : body);
      // What is no event is decoded here; events are by ingest, with the place of every fault.
      if (!decoded.ok) done(badInput([decoded.fault]));
      else if (request.url.startsWith('/graphql'))
        void parseJson(request, decoded.text, (error, value) =>
          error ? done(badInput(jsonFaults(decoded.text))) : done(null, value),
        );
      else done(null, decoded.text);
    },
  );
}

/** Why a text that is refused as JSON is: where it breaks off, or which member would be passed over. */
function jsonFaults(text: string): readonly Fault[] {
  const parsed = parseStrictJson(text);
  const faults = parsed.ok ? unseenMembers(parsed.value, []) : parsed.faults;
  return faults.length > 0 ? faults : [fault('NOT_JSON', [], { why: '?' })];
}

/** A body that was packed is not unpacked here: its sender is told so, and not that it is no JSON (RFC 9110, 8.4). */
function packed({ headers }: FastifyRequest): AppError | undefined {
  const coding = headers['content-encoding'];
  if (coding === undefined || coding === '' || coding === 'identity') return undefined;
  return new AppError('UNSUPPORTED_MEDIA_TYPE', {
    nl: `Stuur de tekst zoals zij is, zonder Content-Encoding (${coding.slice(0, 20)})`,
    en: `Send the text as it is, without Content-Encoding (${coding.slice(0, 20)})`,
  });
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import type { Answer, Witness } from './witness.js';

/** A checkpoint with a hundred signatures, and a proof; more is no submission. */
export const MOST_BODY_BYTES = 256 * 1024;
const SECONDS = 1_000;

/**
 * Serves a witness below a prefix such as `/w1` (or none). What goes wrong inside is told to `onFault`, not to who
 * asked.
 */
export function witnessServer(witness: Witness, prefix: string, onFault: (error: unknown) => void): Server {
  const server = createServer((request, response) => {
    answer(witness, prefix, request).then(
      (answered) => send(response, answered),
      (error: unknown) => {
        onFault(error);
        send(response, { status: 500, body: 'storing / failure\n' });
      },
    );
  });
  server.headersTimeout = 10 * SECONDS;
  server.requestTimeout = 20 * SECONDS;
  server.keepAliveTimeout = 30 * SECONDS;
  server.maxConnections = 256;
  return server;
}

interface Sent {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const NOT_FOUND: Sent = { status: 404, body: 'niet gevonden / not found\n' };

async function answer(witness: Witness, prefix: string, request: IncomingMessage): Promise<Sent | Answer> {
  const [path = ''] = (request.url ?? '').split('?');
  if (!path.startsWith(`${prefix}/`)) return NOT_FOUND;
  const rest = path.slice(prefix.length + 1);
  if (rest === 'add-checkpoint') {
    if (request.method !== 'POST') return notAllowed('POST');
    const body = await bodyOf(request);
    return body === undefined ? TOO_LARGE : witness.add(body);
  }
  const [, name] = /^([0-9a-f]{64})\/checkpoint$/.exec(rest) ?? [];
  if (name === undefined) return NOT_FOUND;
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET');
  const note = await witness.cosigned.shown(name);
  return note === undefined
    ? NOT_FOUND
    : { status: 200, body: note, headers: { 'Cache-Control': 'no-cache' } };
}

const TOO_LARGE: Sent = {
  status: 413,
  body: `meer dan ${MOST_BODY_BYTES} bytes / more than ${MOST_BODY_BYTES} bytes\n`,
  headers: { Connection: 'close' },
};

const notAllowed = (method: string): Sent => ({
  status: 405,
  body: `alleen ${method} / ${method} only\n`,
  headers: { Allow: method },
});

/** Undefined for a body above the limit, of which no more is read. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return undefined;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MOST_BODY_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function send(response: ServerResponse, { status, type, body, headers }: Sent): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'Content-Type': type ?? 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(body);
}

import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { HEADERS } from '../../kernel/http/headers.js';

/** What Node's parser refuses: bytes that are no HTTP, headers that are too large, or that do not come in time. */
const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
const DETAIL: Readonly<Record<number, readonly [string, string]>> = {
  400: ['Dit is geen HTTP-verzoek dat gelezen kan worden', 'This is no HTTP request that can be read'],
  408: ['Het verzoek kwam niet op tijd', 'The request did not come in time'],
  413: ['Het verzoek is te groot', 'The request is too large'],
  431: ['De kopregels zijn te groot', 'The headers are too large'],
};

/** Answers in words what never became a request, so that no hook or filter of ours is reached; then closes. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) return void socket.destroy();
  const status = STATUS_OF[error.code ?? ''] ?? 400;
  const title = STATUS_CODES[status] ?? '';
  const [nl, en] = DETAIL[status] ?? ['', ''];
  const body = JSON.stringify({ title, status, detail: `${nl} / ${en}`, code: 'BAD_USER_INPUT' });
  const headers = {
    ...HEADERS,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body}`);
}

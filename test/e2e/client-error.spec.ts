/** What never becomes a request. Seen to fail: without the handler (Fastify says "Client Error"). */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { Server } from './support/server.js';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

const answer = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    socket.on('data', (data: Buffer) => (text += data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
    socket.write(bytes);
  });

it.each([
  ['no HTTP at all', 'HELLO\r\n\r\n', 400, 'geen HTTP-verzoek'],
  [
    'two lengths',
    'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
    'no HTTP request',
  ],
  [
    'too many headers',
    `GET / HTTP/1.1\r\nHost: localhost\r\n${'X-A: bbbbbbbbbbbb\r\n'.repeat(2_000)}\r\n`,
    431,
    'kopregels',
  ],
])('%s is refused in both languages, with our headers, and closed', async (_name, bytes, status, words) => {
  const text = await answer(bytes);
  expect(text).toContain(`HTTP/1.1 ${status} `);
  expect(text).toContain('application/problem+json');
  expect(text).toContain('X-Content-Type-Options: nosniff');
  expect(text).toContain(words);
});

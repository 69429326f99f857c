import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { connect } from 'node:net';
import { OFFICE, Server } from './support/server.js';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

/** Status of a GET that says it is for `host`. */
const status = (path: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { host, authorization: `Bearer ${OFFICE}` };
    request({ host: '127.0.0.1', port: server.port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });

/** First line of what is answered to an upgrade of `host`; empty when the connection is ended. */
const upgrade = (host: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => resolve(''));
    socket.on('close', () => resolve(''));
    socket.once('data', (data) => {
      resolve(String(data).split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.write(
      `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
    );
  });

// Seen to fail: without ownHostOnly (200), and without guardOwnHost (101).
describe('demo mode, a page of another name that leads to this machine', () => {
  it.each([
    'evil.example',
    '127.0.0.1.evil.example:3000',
    'localhost.evil.example',
    '10.0.0.1',
    'localhost@evil',
  ])('gets nothing, by request or by socket: Host %s', async (host) => {
    expect([await status('/v1/rapportages', host), await upgrade(host)]).toEqual([400, '']);
  });

  it('is told the name that it sent', async () => {
    const answer = new Promise<string>((resolve, reject) => {
      request({ port: server.port, path: '/v1/rapportages', headers: { host: 'evil.example' } }, (given) => {
        let text = '';
        given.on('data', (more) => (text += String(more))).on('end', () => resolve(text));
      })
        .on('error', reject)
        .end();
    });
    expect(JSON.parse(await answer)).toMatchObject({
      faults: [{ place: '/Host', rule: 'UNKNOWN_CODE', value: 'evil.example' }],
    });
  });

  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000'])(
    'its own is served: %s',
    async (host) => {
      expect([await status('/v1/rapportages', host), await upgrade(host)]).toEqual([
        200,
        'HTTP/1.1 101 Switching Protocols',
      ]);
    },
  );
});

describe('a path parameter that no name has', () => {
  // Seen to fail: without 414 in OF_STATUS (500).
  it('is too long: 414, not our fault', async () => {
    const answer = await server.fetch(`/v1/rapportages/${'a'.repeat(300)}`, OFFICE);
    expect([answer.status, answer.body.title]).toEqual([414, 'Het adres is te lang']);
  });
});

import { once } from 'node:events';
import { WebSocket } from 'ws';
import { requests, type Kind } from './kind.js';
import type { Random } from '../random.js';
import { ROLES, type Sent } from '../target.js';

const HEAD = 'Host: localhost\r\nConnection: close\r\n';
/** Every line of them is answered 4xx or cut off; never 2xx with what was smuggled in. */
const RAW: readonly ((n: number) => string)[] = [
  () =>
    `POST /v1/gebeurtenissen HTTP/1.1\r\n${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n`,
  () => `POST /graphql HTTP/1.1\r\n${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  () => `GET /v1/schemas HTTP/1.1\r\n${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\nx`,
  () => `GET /v1/schemas HTTP/1.1\n${HEAD.replace(/\r/g, '')}\n`,
  () => `GET /v1/\0 HTTP/1.1\r\n${HEAD}\r\n`,
  (n) => `GET /${'a'.repeat(n * 10)} HTTP/1.1\r\n${HEAD}\r\n`,
  (n) => `GET / HTTP/1.1\r\n${HEAD}${'X-A: b\r\n'.repeat(n)}\r\n`,
  () =>
    `POST /%76%31/aanleveringen HTTP/1.1\r\n${HEAD}Content-Type: text/csv\r\nContent-Length: 33554432\r\n\r\nabc`,
  () => `POST /graphql HTTP/1.1\r\n${HEAD}Content-Type: text/csv\r\nContent-Length: 33554432\r\n\r\nabc`,
  () =>
    `POST /v1/aanleveringen HTTP/1.1\r\n${HEAD}Expect: 100-continue\r\nContent-Length: 9999999999\r\n\r\n`,
  () => `CONNECT localhost:22 HTTP/1.1\r\n${HEAD}\r\n`,
  () => `GET / HTTP/1.1\r\n${HEAD}Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n`,
  () => `GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  () => `GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
];

const raw: Kind = {
  name: 'bytes on the wire',
  weight: 3,
  attack: async (random, target) => {
    const text = await target.raw(random.of(RAW)(random.size(3_000)), 150);
    const status = /^HTTP\/1\.1 (\d+)/.exec(text)?.[1];
    if (Number(status ?? 400) >= 500 && status !== '503') return text.slice(0, 200);
    const isRefused = Number(status ?? 0) >= 400 && text.includes('json');
    return isRefused && !/"detail":"[^"]|"message":"[^"]/.test(text) ? text.slice(-200) : undefined;
  },
};

const paths = (random: Random): Sent => ({
  method: random.of(['GET', 'HEAD', 'DELETE', 'PATCH', 'OPTIONS', 'POST']),
  path: random.of([
    `/v1/rapportages/${encodeURIComponent(random.text().replace(/[\ud800-\udfff]/g, '')).slice(0, 3_000)}`,
    `/v1/gebeurtenissen/${'x'.repeat(random.size(4_000))}`,
    `/v1/inzendingen?${`periode=${random.size(9)}&`.repeat(random.size(500))}`,
    `/v1/inzendingen?periode[]=1&periode[__proto__]=2&__proto__[a]=1`,
    `/v1/sjablonen/..%2f..%2f..%2fetc%2fpasswd`,
    `/../../../../etc/passwd`,
    `/v1/rapportages/%ff%fe`,
    `/v1/rapportages/%`,
    `/documents.json`,
    `/v1/schemas/${encodeURIComponent(random.text().replace(/[\ud800-\udfff]/g, '')).slice(0, 500)}`,
    `/v1/inzagen?first=${random.of(['0', '-1', '1e9', '101', 'x'])}&after=${random.size(9)}`,
  ]),
  token: random.of([ROLES.partner, ROLES.office, ROLES.ministry, ROLES.wrong, ROLES.nobody]),
  headers: {
    accept: random.of(['application/json', 'text/html', '*/*', 'a/b;q=0', random.of([',', ';;q'])]),
  },
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokens = (random: Random): Sent => ({
  method: 'GET',
  path: '/v1/inzendingen',
  headers: {
    authorization: random.of([
      `Bearer ${part({ alg: 'none' })}.${part({ sub: 'x', exp: 9e9 })}.`,
      `Bearer ${part({ alg: 'HS256', kid: '../../etc/passwd' })}.${part({ sub: 'x' })}.AAAA`,
      `Bearer ${'x'.repeat(random.size(7_000))}`,
      'Basic eDp5',
      `Bearer demo-partner-${random.of(['', '..', 'a'.repeat(300), '%0a'])}`,
      'Bearer demo-constructor',
      'Bearer demo-__proto__',
      'bearer  demo-programme-office x',
    ]),
  },
});

/** Frames that a socket should not be sent; a socket that was let in takes no more subscriptions than its share. */
const sockets: Kind = {
  name: 'frames of every shape',
  weight: 1,
  attack: async (random, target) => {
    const socket = new WebSocket(`ws://127.0.0.1:${target.port}/graphql`, 'graphql-transport-ws');
    socket.on('error', () => undefined);
    const opened = await Promise.race([once(socket, 'open'), once(socket, 'close')]);
    if (opened.length > 0) return undefined;
    const send = (text: string): void => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    };
    const authorization = random.of(['Bearer demo-auditor', `Bearer ${ROLES.partner}`, 'Bearer x', '']);
    send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    for (let i = 0; i < random.size(40); i++)
      send(
        random.of([
          JSON.stringify({
            id: `${i}`,
            type: 'subscribe',
            payload: { query: 'subscription { figuresChanged(period: "2025") { value } }' },
          }),
          JSON.stringify({ id: '__proto__', type: 'subscribe', payload: { query: '{ me { role } }' } }),
          JSON.stringify({ type: random.of(['ping', 'x', 'complete']), id: random.text() }),
          random.text(),
          'x'.repeat(random.size(300_000)),
        ]),
      );
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.terminate();
    return undefined;
  },
};

const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n';

/** Asks for an upgrade and resets the connection. */
const resets: Kind = {
  name: 'upgrade and reset',
  weight: 1,
  attack: async (random, target) => {
    const path = random.of(['/graphql', '/graphqlx', '/', '/v1/gebeurtenissen']);
    const asked = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`;
    await target.raw(`${asked}${random.of([KEY, ''])}\r\n`, 20, true);
    return undefined;
  },
};

export const WIRE: readonly Kind[] = [
  raw,
  requests('addresses of every shape', paths, { weight: 4 }),
  requests('tokens of every shape', tokens, { weight: 2, allowed: [401, 403, 400, 431] }),
  sockets,
  resets,
];

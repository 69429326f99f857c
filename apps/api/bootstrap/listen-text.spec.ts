/** Cause: a port that was taken was told in English only. Seen to fail: without the line of EADDRINUSE. */
import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { listenText } from './listen-text.js';

async function errorOf(port: number, host: string): Promise<unknown> {
  const server = createServer();
  const failed = once(server, 'error');
  server.listen(port, host);
  return ((await failed) as readonly unknown[])[0];
}

it('a port that is taken, and an address that is not there, are told with the place in both languages', async () => {
  const first: Server = createServer().listen(0, '127.0.0.1');
  await once(first, 'listening');
  const { port } = first.address() as AddressInfo;
  expect(listenText(await errorOf(port, '127.0.0.1'))).toMatch(
    new RegExp(`^127\\.0\\.0\\.1:${port}: daar luistert al .* / another program listens there .*EADDRINUSE`),
  );
  first.close();
  expect(listenText(await errorOf(0, '192.0.2.1'))).toMatch(/^192\.0\.2\.1.*niet.* \/ this machine does not/);
  expect(listenText(new Error('something else'))).toBeUndefined();
});

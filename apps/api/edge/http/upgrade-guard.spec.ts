/**
 * What guardUpgrades promises by itself, whatever a library's listener does after it. Seen to fail: without the error
 * handler (the reset is thrown), and with every path taken for the one that is served.
 */
import { createServer } from 'node:http';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { guardUpgrades } from './upgrade-guard.js';

function upgraded(url: string): PassThrough {
  const server = createServer();
  guardUpgrades(server, '/graphql');
  const socket = new PassThrough();
  server.emit('upgrade', { url }, socket);
  return socket;
}

describe('given an upgrade that is asked for', () => {
  it.each(['/graphql', '/graphql?a=b'])(
    'when it is of the path served (%s), then a reset ends it, and no more',
    (url) => {
      const socket = upgraded(url);
      expect(socket.destroyed).toBe(false);
      expect(() => socket.emit('error', new Error('read ECONNRESET'))).not.toThrow();
      expect(socket.destroyed).toBe(true);
    },
  );

  it.each(['/', '/graphqlx', '/graphql/', '/v1/graphql'])(
    'when it is of another (%s), then it is ended at once',
    (url) => {
      expect(upgraded(url).destroyed).toBe(true);
    },
  );
});

import type { IncomingMessage, Server } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '#libs/platform';
import { fault } from '#libs/programme';
import { AppError } from '../../kernel/errors/app-error.js';

/** The name of a Host header without its port; undefined when it is no host. */
function nameIn(host: string | undefined): string | undefined {
  if (host === undefined || !/^[\w.[\]:-]+$/.test(host)) return undefined;
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/**
 * The host of the request before, of which it is known that it is ours: reading an address takes as long as the
 * rest of the hook.
 */
let own: string | undefined;

function isOwn(host: string | undefined): boolean {
  if (host !== undefined && host === own) return true;
  if (!isLoopback(nameIn(host) ?? '')) return false;
  own = host;
  return true;
}

/**
 * onRequest, demo mode only: the Host must be a loopback address. A web page elsewhere may let its own name lead to
 * this machine (DNS rebinding), and everybody knows the tokens; its browser then sends that name. Throws 400.
 */
export function ownHostOnly({ headers }: FastifyRequest): void {
  if (isOwn(headers.host)) return;
  throw new AppError(
    'BAD_USER_INPUT',
    {
      nl: 'Host: in de demomodus alleen localhost, 127.0.0.1 of [::1]; iedereen kent de tokens',
      en: 'Host: only localhost, 127.0.0.1 or [::1] in demo mode; everybody knows the tokens',
    },
    [fault('UNKNOWN_CODE', ['Host'], { allowed: 'localhost, 127.0.0.1, [::1]' }, headers.host)],
  );
}

/** The same for upgrades to a socket, which no hook of the HTTP server sees: the connection is ended. */
export function guardOwnHost(server: Server): void {
  server.prependListener('upgrade', (request: IncomingMessage, socket) => {
    if (isOwn(request.headers.host)) return;
    socket.on('error', () => socket.destroy());
    socket.destroy();
  });
}

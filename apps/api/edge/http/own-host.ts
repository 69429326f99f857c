import type { IncomingMessage, Server } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '#libs/access';
import { AppError } from '../../kernel/errors/app-error.js';

/** The name of a Host header without its port; undefined when it is no host. */
function nameIn(host: string | undefined): string | undefined {
  if (host === undefined || !/^[\w.[\]:-]+$/.test(host)) return undefined;
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

const isOwn = (host: string | undefined): boolean => isLoopback(nameIn(host) ?? '');

/**
 * onRequest, demo mode only: the Host must be a loopback address. A web page elsewhere may let its own name lead to this
 * machine (DNS rebinding), and everybody knows the tokens; its browser then sends that name. Throws 400.
 */
export async function ownHostOnly({ headers }: FastifyRequest): Promise<void> {
  if (isOwn(headers.host)) return;
  throw new AppError('BAD_USER_INPUT', {
    nl: 'Host: in de demomodus alleen localhost, 127.0.0.1 of [::1]; iedereen kent de tokens',
    en: 'Host: only localhost, 127.0.0.1 or [::1] in demo mode; everybody knows the tokens',
  });
}

/** The same for upgrades to a socket, which no hook of the HTTP server sees: the connection is ended. */
export function guardOwnHost(server: Server): void {
  server.prependListener('upgrade', (request: IncomingMessage, socket) => {
    if (isOwn(request.headers.host)) return;
    socket.on('error', () => socket.destroy());
    socket.destroy();
  });
}

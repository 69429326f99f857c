import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

const isPath = (url: string | undefined, path: string): boolean =>
  url === path || url?.startsWith(`${path}?`) === true;

/**
 * Goes before the library's own listener for upgrades, which leaves the socket without an error handler: one client
 * that asks for an upgrade and resets the connection would end the process (ARCHITECTURE.md, "Known holes").
 * Upgrades for other paths would stay open forever; they are ended here.
 */
export function guardUpgrades(server: Server, path: string): void {
  server.prependListener('upgrade', (request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    if (!isPath(request.url, path)) socket.destroy();
  });
}

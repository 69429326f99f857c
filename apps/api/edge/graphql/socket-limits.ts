import type { INestApplicationContext } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Logger } from '#libs/platform';

/** A subscription's text and variables; a larger message closes the socket (1009). */
const MAX_MESSAGE = 256 * 1024;
/**
 * How long a socket that was told to close may take to say so, in milliseconds: a browser that is gone never does.
 */
const CLOSING = 2_000;

interface ServedSocket {
  removeAllListeners(event: 'error'): void;
  on(event: 'error', listener: (error: Error) => void): void;
  terminate(): void;
}

interface SocketService {
  readonly wss?: {
    readonly options?: { maxPayload?: number };
    readonly clients?: ReadonlySet<ServedSocket>;
    on?(event: 'connection', listener: (socket: ServedSocket) => void): void;
  };
  stop?(): Promise<void>;
}

/** The sockets of GraphQL as the library keeps them; undefined when it changes, or has none. */
export const socketsOf = (app: INestApplicationContext): SocketService | undefined => {
  const driver = app.get(GraphQLModule, { strict: false }).graphQlAdapter as unknown as {
    readonly _subscriptionService?: SocketService;
  };
  return driver._subscriptionService;
};

/**
 * The library opens its WebSocket server with messages up to 100 MiB, also from who has not said yet who they are,
 * and has no option for it. Throws when the library changes and the limit could not be set.
 */
export function limitSocketMessages(app: INestApplicationContext): void {
  const options = socketsOf(app)?.wss?.options;
  if (options?.maxPayload === undefined) throw new Error('the size of socket messages could not be limited');
  options.maxPayload = MAX_MESSAGE;
}

/**
 * What is no frame, or too large a one, is one line in the log: the library writes it with its trace on standard
 * error, and anybody can send one. The socket is closed for it already, with the code that says why. Throws when
 * the library changes.
 */
export function logBadFrames(app: INestApplicationContext, logger: Logger): void {
  const wss = socketsOf(app)?.wss;
  if (!wss?.on) throw new Error('bad frames of sockets could not be told of');
  // After the library's own listener, which is set when a socket comes in.
  wss.on('connection', (socket) => {
    socket.removeAllListeners('error');
    socket.on('error', ({ message }) =>
      logger.info({ reason: message }, 'a socket was closed for what it sent'),
    );
  });
}

/**
 * Closing waits for sockets that answer, and ends the others: one dead browser would hold it for half a minute.
 * Throws when the library changes and they could not be ended.
 */
export function endDeadSockets(app: INestApplicationContext): void {
  const service = socketsOf(app);
  const stop = service?.stop?.bind(service);
  if (!service || !stop) throw new Error('sockets that do not answer could not be ended');
  service.stop = async () => {
    const late = setTimeout(() => {
      for (const client of service.wss?.clients ?? []) client.terminate();
    }, CLOSING);
    try {
      await stop();
    } finally {
      clearTimeout(late);
    }
  };
}

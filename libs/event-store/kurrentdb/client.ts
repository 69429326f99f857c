import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import { EventStoreDBClient } from '@eventstore/db-client';
import { Metadata, status } from '@grpc/grpc-js';

import { endCall } from './batch-call.js';

const DISPOSE_WITHIN = 2_000;

type Callback = (error: Error) => void;
type Call = (...args: unknown[]) => unknown;

interface Channel {
  close(): void;
}

/** What all who share a client know of its connection. */
interface Connection {
  /** The one in use; another after each reconnection. */
  channel?: Channel;
  /** The cluster is known not to answer: one short try is enough to refuse. Kept by the log that follows it. */
  away: boolean;
  /** Told when it is left: what still listens on it hears nothing more. */
  readonly leaving: Set<() => void>;
}

/** What the client does not offer, but must be changed or asked for its calls to fail where somebody listens. */
interface Inside {
  supports: () => Promise<boolean>;
  getChannel: () => Promise<Channel>;
  handleError: (grpc: unknown, error: unknown) => Promise<void>;
  getGRPCClient: (service: unknown, name: string) => Promise<{ append?: Call }>;
}

interface Shared {
  readonly client: EventStoreDBClient;
  users: number;
}

const clients = new Map<string, Shared>();
const connections = new WeakMap<EventStoreDBClient, Connection>();

/** How the connection of a client stands; one for each client. */
export function connectionOf(client: EventStoreDBClient): Connection {
  const known = connections.get(client);
  if (known !== undefined) return known;
  const unknown: Connection = { away: false, leaving: new Set() };
  connections.set(client, unknown);
  return unknown;
}

/**
 * The one client of this process for a connection string, until all who asked for it have released it.
 *
 * Its own batch call is never used: that has no deadline, keeps its waiting appends in one table for all clients (an
 * error on one stream rejects the appends of every other), and dies of an uncaught error when an answer comes for an
 * append it no longer knows. Ours is in batch-call.ts; what is too large for it goes by the client's plain call.
 */
export function acquireClient(connection: string): EventStoreDBClient {
  const shared = clients.get(connection) ?? { client: plainClient(connection), users: 0 };
  shared.users += 1;
  clients.set(connection, shared);
  return shared.client;
}

/** Cancels what still runs and closes the connection, when nobody else in this process uses it. */
export async function releaseClient(connection: string): Promise<void> {
  const shared = clients.get(connection);
  if (shared === undefined) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  clients.delete(connection);
  endCall(shared.client);
  await Promise.race([shared.client.dispose(), pause(DISPOSE_WITHIN, undefined, { ref: false })]);
  // Without this the open connection keeps the process alive; the client has no public way to close it.
  await (shared.client as unknown as Inside).getChannel().then(
    (channel) => channel.close(),
    () => undefined,
  );
}

/**
 * Drops a connection on which an answer did not come in time, so that the next try looks for the leader again: the
 * client itself stays with a node that is frozen until the keep-alive cuts it, 20 s later. Once for each connection:
 * who was late on one that was left meanwhile leaves nothing.
 */
export async function leave(client: EventStoreDBClient, channel: Channel | undefined): Promise<void> {
  const connection = connectionOf(client);
  if (channel === undefined || connection.channel !== channel) return;
  delete connection.channel;
  endCall(client);
  for (const onLeaving of connection.leaving) onLeaving();
  const late = { code: status.UNAVAILABLE, details: 'no answer in time', metadata: new Metadata() };
  await (client as unknown as Inside).handleError(
    { getChannel: () => channel },
    Object.assign(new Error(late.details), late),
  );
}

function plainClient(connection: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(connection);
  const inside = client as unknown as Inside;
  inside.supports = () => Promise.resolve(false);
  noteChannel(client);
  hearLateErrors(inside);
  failAppendsByCallback(inside);
  return client;
}

function noteChannel(client: EventStoreDBClient): void {
  const inside = client as unknown as Inside;
  const get = inside.getChannel;
  inside.getChannel = async () => (connectionOf(client).channel = await get());
}

/**
 * The client looks after an error without awaiting it; when the discovery that has begun meanwhile fails, that
 * rejection is nobody's and ends the process. Whoever waits for the discovery is told of it, so here it may go
 * unheard.
 */
function hearLateErrors(inside: Inside): void {
  const handle = inside.handleError;
  inside.handleError = (grpc, error) => handle(grpc, error).catch(() => undefined);
}

/**
 * The client appends inside `new Promise(async …)`: what a closed channel throws there rejects a promise that nobody
 * holds, and the append never settles. Thrown errors are given to the callback of the call instead.
 */
function failAppendsByCallback(inside: Inside): void {
  const guarded = new WeakSet<object>();
  const create = inside.getGRPCClient;
  inside.getGRPCClient = async (service, name) => {
    const grpc = await create(service, name);
    if (grpc.append === undefined || guarded.has(grpc)) return grpc;
    guarded.add(grpc);
    const append = grpc.append.bind(grpc);
    grpc.append = (...args) => {
      try {
        return append(...args);
      } catch (error) {
        queueMicrotask(() => (args.at(-1) as Callback)(error as Error));
        return new PassThrough({ objectMode: true }).resume();
      }
    };
    return grpc;
  };
}

import { setTimeout as pause } from 'node:timers/promises';

import { EventStoreDBClient } from '@eventstore/db-client';

const DISPOSE_WITHIN = 2_000;

interface Inside {
  supports: () => Promise<boolean>;
  getChannel: () => Promise<{ close(): void }>;
}

interface Shared {
  readonly client: EventStoreDBClient;
  users: number;
}

const clients = new Map<string, Shared>();

/**
 * The one client of this process for a connection string, until all who asked for it have released it.
 *
 * It appends by the plain call, never by the batch call that the client prefers: the batch call has no deadline, keeps
 * its waiting appends in one table for all clients (an error on one stream rejects the appends of every other), and dies
 * of an uncaught error when an answer comes for an append it no longer knows. All three go with one switch.
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
  await Promise.race([shared.client.dispose(), pause(DISPOSE_WITHIN, undefined, { ref: false })]);
  // Without this the open connection keeps the process alive; the client has no public way to close it.
  await (shared.client as unknown as Inside).getChannel().then(
    (channel) => channel.close(),
    () => undefined,
  );
}

function plainClient(connection: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(connection);
  (client as unknown as Inside).supports = () => Promise.resolve(false);
  return client;
}

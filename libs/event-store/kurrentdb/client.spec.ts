import { setImmediate as turn } from 'node:timers/promises';
import { inspect } from 'node:util';

import { Metadata } from '@grpc/grpc-js';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { jsonEvent, type EventStoreDBClient } from '@eventstore/db-client';

import { LONGER_THAN_A_TEST as LONGER } from '../../../test/support/dose.js';
import { KurrentServer } from '../../../test/support/kurrent-server/kurrent-server.js';
import type { VaultKey } from '../key-vault.js';
import { acquireClient, connectionOf, leave, releaseClient } from './client.js';
import { openKurrentVault } from './kurrent-vault.js';

interface Inside {
  getChannel: () => Promise<{ close(): void }>;
  handleError: (grpc: unknown, error: unknown) => Promise<void>;
}

const unheard: unknown[] = [];
const listen = (reason: unknown): void => void unheard.push(reason);
beforeEach(() => {
  unheard.length = 0;
  process.on('unhandledRejection', listen);
});
afterEach(() => void process.off('unhandledRejection', listen));

const NOBODY = 'esdb://127.0.0.1:1,127.0.0.1:2?tls=false&maxDiscoverAttempts=2&discoveryInterval=10';
const key = (name: string): VaultKey => ({ kind: 'household', scope: 'partner', key: name });

// Seen to fail without `hearLateErrors`: the process of the test ends, or the rejection is heard here.
it('a late error of an old connection while the discovery of a new one fails ends nothing', async () => {
  const client = acquireClient(NOBODY);
  const inside = client as unknown as Inside;
  const waiting = inside.getChannel().catch((error: Error) => error.message);
  const error = Object.assign(new Error('14 UNAVAILABLE'), {
    code: 14,
    details: '',
    metadata: new Metadata(),
  });
  // As the client itself calls it: nobody waits for it, and a look at it is none who does.
  const late = inside.handleError({ getChannel: () => ({}) }, error);
  expect(await waiting).toMatch(/discover/);
  while (inspect(late).includes('<pending>')) await turn();
  await turn();
  expect(unheard).toEqual([]);
  await releaseClient(NOBODY);
});

// Seen to fail without `failAppendsByCallback`: the append never settles, and its error is nobody's.
it('an append on a channel that was closed meanwhile is refused, to the one who asked', async () => {
  const server = await KurrentServer.start();
  const client = acquireClient(server.url);
  const event = (): ReturnType<typeof jsonEvent> => jsonEvent({ type: 'x', data: {} });
  await client.appendToStream('s', [event()]);
  (await (client as unknown as Inside).getChannel()).close();
  await expect(client.appendToStream('s', [event()])).rejects.toThrow(/shut ?down|closed/i);
  await turn();
  expect(unheard).toEqual([]);
  await releaseClient(server.url);
  server.stop();
});

// Seen to fail when `sendAll` waits by Promise.all: the slow key ends after the vault said it was closed.
it('closing the vault waits for the keys still under way when another was refused', async () => {
  const server = await KurrentServer.start();
  const times = { attempt: LONGER, total: LONGER };
  const vault = await openKurrentVault({ setting: server.url, times });
  const append = server.ledger.append.bind(server.ledger);
  const writes: string[] = [];
  let release = (): void => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  server.faults.plan('append', 'slow', { until });
  server.ledger.append = (name, expected, events) => {
    writes.push(name);
    // The slow one was taken first; the other is refused for good while the first still waits.
    if (writes.length === 1) return { ok: false, reason: 'too-large', most: 1 };
    return append(name, expected, events);
  };
  let told = false;
  const asking = vault.tokensFor([key('a'), key('b')]).finally(() => (told = true));
  asking.catch(() => undefined);
  // Of the same connection: it is answered after the one that was refused.
  const other = await openKurrentVault({ setting: server.url, times });
  expect(await other.tokensFor([key('c')])).toHaveLength(1);
  await turn();
  expect(told).toBe(false);
  const before = writes.length;
  release();
  await expect(asking).rejects.toMatchObject({ code: 'STORE_FULL' });
  await vault.close();
  await other.close();
  expect(writes).toHaveLength(before + 1);
  expect(unheard).toEqual([]);
  server.stop();
});

// Seen to fail: when whoever was late leaves the connection that is there now, the second is left too.
it('who was late on a connection that was left meanwhile leaves nothing', async () => {
  const left: unknown[] = [];
  const client = {
    handleError: (grpc: { getChannel(): unknown }) => Promise.resolve(left.push(grpc.getChannel())),
  } as unknown as EventStoreDBClient;
  const [first, second] = [{ close: () => undefined }, { close: () => undefined }];
  const connection = connectionOf(client);
  let told = 0;
  connection.leaving.add(() => (told += 1));
  connection.channel = first;
  await leave(client, first);
  connection.channel = second;
  await leave(client, first);
  expect([left, told, connection.channel]).toEqual([[first], 1, second]);
  await leave(client, second);
  expect([left, told]).toEqual([[first, second], 2]);
});

/**
 * All that log and vault promise, over TLS with a certificate of an authority of its own, under the account with
 * the least rights; and that nobody else gets at them. On the test server, in a small dose; `npm run test:kurrentdb
 * -- --test-server` runs all suites so.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jsonEvent, type EventStoreDBClient } from '@eventstore/db-client';

import { openDatabase, openKurrentStore, openKurrentVault, type StoreClock } from '#libs/event-store';

import { acquireClient, releaseClient } from '../../libs/event-store/kurrentdb/client.js';
import { testAgainstModel } from '../conformance/event-store-model.js';
import { anEvent, describeEventStore } from '../conformance/event-store-suite.js';
import { describeKeyVault, household } from '../conformance/key-vault-suite.js';
import { dose } from '../support/dose.js';
import { securedCluster, type SecuredCluster } from '../support/kurrentdb-url.js';

let cluster: SecuredCluster;
beforeAll(async () => {
  cluster = await securedCluster();
});
afterAll(() => cluster.stop());

const factory = {
  create: (clock: StoreClock = Date.now) =>
    openKurrentStore({ setting: cluster.newLog(), mirror: openDatabase(':memory:'), clock }),
};
describeEventStore('kurrentdb over TLS as the least user', factory);
testAgainstModel('kurrentdb over TLS as the least user', factory, dose(3, 25));
describeKeyVault('kurrentdb over TLS as the least user', {
  create: () => openKurrentVault({ setting: cluster.newLog() }),
});

const event = (): ReturnType<typeof jsonEvent> => jsonEvent({ type: 'x', data: {} });
const acl = { readRoles: ['somebody'] };

/** What an account is refused, of what is tried. */
async function refusedTo(
  account: string,
  tries: Readonly<Record<string, (client: EventStoreDBClient) => Promise<unknown>>>,
): Promise<readonly string[]> {
  const client = acquireClient(cluster.as(account));
  const refused: string[] = [];
  for (const [name, attempt] of Object.entries(tries))
    await attempt(client).catch((error: { type?: unknown }) => {
      if (error.type === 'access-denied') refused.push(name);
    });
  await releaseClient(cluster.as(account));
  return refused;
}

describe('rights', () => {
  // Seen to fail: with a server that looks at no list for deletions, `delete` and `tombstone` pass.
  it('given a log and a vault, when another account tries anything with them, then each is refused', async () => {
    const setting = cluster.newLog();
    const log = new URL(setting).pathname.slice(1);
    const store = await openKurrentStore({ setting, mirror: openDatabase(':memory:') });
    const vault = await openKurrentVault({ setting });
    await store.append({ stream: 's', expected: 'no-stream', events: [anEvent()] });
    const [token = ''] = await vault.tokensFor([household('a')]);
    const all = {
      read: async (client: EventStoreDBClient) => {
        for await (const _ of client.readStream(`${log}/s`)) break;
      },
      readAll: async (client: EventStoreDBClient) => {
        for await (const _ of client.readAll({ maxCount: 1 })) break;
      },
      readKey: async (client: EventStoreDBClient) => {
        for await (const _ of client.readStream(`${log}.vault/token.${token}`)) break;
      },
      write: (client: EventStoreDBClient) => client.appendToStream(`${log}/other`, [event()]),
      delete: (client: EventStoreDBClient) => client.deleteStream(`${log}/s`),
      tombstone: (client: EventStoreDBClient) => client.tombstoneStream(`${log}/s`),
      metadata: (client: EventStoreDBClient) => client.setStreamMetadata(`${log}/s`, { acl }),
    };
    const { records } = cluster.server.ledger;
    const { length } = records;
    expect(await refusedTo('somebody:else', all)).toEqual(Object.keys(all));
    expect(records).toHaveLength(length);
    expect((await vault.reveal([token])).size).toBe(1);
    await vault.close();
    await store.close();
  });

  it('given the least user, when it tries what is an administrator’s, then each is refused', async () => {
    const admins = {
      settings: (client: EventStoreDBClient) => client.appendToStream('$settings', [event()]),
      rightsOfAll: (client: EventStoreDBClient) => client.setStreamMetadata('$all', { acl }),
      accounts: (client: EventStoreDBClient) => client.appendToStream('$user-other', [event()]),
      deleteAccount: (client: EventStoreDBClient) => client.deleteStream('$user-wijkspoor'),
      readAccounts: async (client: EventStoreDBClient) => {
        for await (const _ of client.readStream('$user-wijkspoor')) break;
      },
    };
    expect(await refusedTo('wijkspoor:right', admins)).toEqual(Object.keys(admins));
  });
});

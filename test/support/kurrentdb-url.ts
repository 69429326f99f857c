import { randomBytes } from 'node:crypto';

import { giveRights } from '#libs/event-store';

import { issued } from './kurrent-server/certificate.js';
import { KurrentServer } from './kurrent-server/kurrent-server.js';

/**
 * A KurrentDB to test on: the real one at KURRENTDB_URL (`npm run test:kurrentdb`), else the test server in this
 * process.
 */
export interface TestCluster {
  readonly name: string;
  /** The setting of a log of its own: nothing in it yet, and no other test sees it. */
  newLog(): string;
  stop(): void;
}

export async function testCluster(): Promise<TestCluster> {
  const real = process.env['KURRENTDB_URL'];
  const server = real === undefined ? await KurrentServer.start() : undefined;
  const url = real ?? server?.url ?? '';
  return {
    name: real === undefined ? 'the test server' : 'a real server',
    newLog: () => withLog(url, `test-${randomBytes(8).toString('hex')}`),
    stop: () => server?.stop(),
  };
}

/**
 * A test server over TLS that holds to its lists of rights, with the account that `wijkspoor cluster users` makes.
 */
export interface SecuredCluster extends TestCluster {
  readonly server: KurrentServer;
  /** The connection string of an account: `admin:changeit`, `wijkspoor:right`, `somebody:else`. */
  as(account: string): string;
}

export async function securedCluster(): Promise<SecuredCluster> {
  const authority = await issued();
  const accounts = {
    admin: { password: 'changeit', groups: ['$admins'] },
    somebody: { password: 'else', groups: [] },
  };
  const server = await KurrentServer.start({ tls: authority.tls, accounts });
  const as = (account: string): string =>
    `esdb://${account}@127.0.0.1:${server.port}?tls=true&tlsCAFile=${authority.caFile}`;
  await giveRights({ admin: as('admin:changeit'), setting: as('wijkspoor:right'), others: [] });
  return {
    name: 'the test server over TLS',
    server,
    as,
    newLog: () => withLog(as('wijkspoor:right'), `test-${randomBytes(8).toString('hex')}`),
    stop: () => {
      server.stop();
      authority.remove();
    },
  };
}

/** The connection string with the name of a log in its path. */
export function withLog(url: string, log: string): string {
  const [address = '', query] = url.split('?');
  const host = /^([^:]+:\/\/[^/]+)/.exec(address)?.[1] ?? address;
  return `${host}/${log}${query === undefined ? '' : `?${query}`}`;
}

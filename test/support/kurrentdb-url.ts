import { randomBytes } from 'node:crypto';

import { KurrentServer } from './kurrent-server/kurrent-server.js';

/** A KurrentDB to test on: the real one at KURRENTDB_URL (`npm run test:kurrentdb`), else the test server in this process. */
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

/** The connection string with the name of a log in its path. */
export function withLog(url: string, log: string): string {
  const [address = '', query] = url.split('?');
  const host = /^([^:]+:\/\/[^/]+)/.exec(address)?.[1] ?? address;
  return `${host}/${log}${query === undefined ? '' : `?${query}`}`;
}

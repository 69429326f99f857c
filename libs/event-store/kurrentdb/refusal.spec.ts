/** What no further try can mend ends the start at once, in one sentence that says what to do. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { LONGER_THAN_A_TEST } from '../../../test/support/dose.js';
import { issued, type Issued } from '../../../test/support/kurrent-server/certificate.js';
import { KurrentServer, type KurrentOptions } from '../../../test/support/kurrent-server/kurrent-server.js';
import { openDatabase } from '../sql/driver.js';
import { openKurrentStore } from './kurrent-store.js';

/** What is tried again and again hangs. */
const TIMES = { attempt: 5_000, search: 5_000, total: LONGER_THAN_A_TEST };
const user = { name: 'wijkspoor', password: 'right' };

let own: Issued;
let tls: Issued['tls'];
let trusted: string;
beforeAll(async () => {
  own = await issued();
  tls = own.tls;
  trusted = `tls=true&tlsCAFile=${own.caFile}`;
});
afterAll(() => own.remove());
let server: KurrentServer | undefined;
afterEach(() => server?.stop());

async function opened(options: KurrentOptions, setting: (port: number) => string): Promise<string> {
  server = await KurrentServer.start(options);
  const opening = openKurrentStore({
    setting: setting(server.port),
    mirror: openDatabase(':memory:'),
    times: TIMES,
  });
  return opening.then(
    async (store) => {
      await store.close();
      return 'opened';
    },
    (error: Error) => error.message,
  );
}

const hosts = {
  'one node': (port: number) => `127.0.0.1:${port}`,
  'several nodes': (port: number) => `127.0.0.1:${port},127.0.0.1:${port}`,
};

// Seen to fail, each: without its line of `refusalOf` the start is tried forever.
describe.each(Object.entries(hosts))('%s', (_, at) => {
  it('a wrong password', async () => {
    const said = await opened({ user, tls }, (port) => `esdb://wijkspoor:wrong@${at(port)}?${trusted}`);
    expect(said).toMatch(/gebruiker of wachtwoord.* \/ the cluster does not accept user or password/);
    expect(said).not.toContain('wrong');
  });

  it('a right that is missing, and no user where one is asked', async () => {
    for (const name of ['wijkspoor:right@', '']) {
      const said = await opened(
        { user, tls, withoutRights: true },
        (port) => `esdb://${name}${at(port)}?${trusted}`,
      );
      expect(said).toMatch(/de gebruiker mist een recht.* \/ the user lacks a right: to read \$all/);
      server?.stop();
    }
  });

  it('TLS spoken to a node without it', async () => {
    const said = await opened({}, (port) => `esdb://${at(port)}?tls=true`);
    expect(said).toMatch(/spreekt geen TLS: zet tls=false.* \/ the cluster does not speak TLS/);
  });

  it('no TLS spoken to a node with it', async () => {
    const said = await opened({ tls }, (port) => `esdb://${at(port)}?tls=false`);
    expect(said).toMatch(/zegt tls=false: laat dat weg \/ the cluster speaks TLS/);
  });

  it('a certificate of an issuer that is not known, and the same with its file', async () => {
    const said = await opened({ tls }, (port) => `esdb://${at(port)}?tls=true`);
    expect(said).toMatch(/geef tlsCAFile=.* \/ the cluster's certificate is of an issuer/);
    server?.stop();
    expect(await opened({ tls }, (port) => `esdb://${at(port)}?${trusted}`)).toBe('opened');
  });

  it('a certificate for another name', async () => {
    const other = await issued([127, 0, 0, 2]);
    const said = await opened(
      { tls: other.tls },
      (port) => `esdb://${at(port)}?tls=true&tlsCAFile=${other.caFile}`,
    );
    other.remove();
    expect(said).toMatch(/voor een andere naam.* \/ the cluster's certificate is for another name/);
  });

  it('a file of certificates that is not there is named', async () => {
    const said = await opened({ tls }, (port) => `esdb://${at(port)}?tls=true&tlsCAFile=/nowhere/ca.crt`);
    expect(said).toBe(
      'KurrentDB: tlsCAFile /nowhere/ca.crt kan niet worden gelezen / tlsCAFile /nowhere/ca.crt cannot be read',
    );
  });
});

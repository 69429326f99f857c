import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '#libs/platform';
import { openApp } from '../../apps/api/bootstrap/open-app.js';
import { FIRST_NEIGHBOURHOODS } from '#libs/programme';
import { PATIENT } from '../support/patient.js';
import { BUREAU, cloudEvent, reached, registerProgramme } from './support/events.js';
import { OFFICE, PARTNER, type Json, type Server } from './support/server.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const config = (more: Record<string, string>) =>
  loadConfig({ WIJKSPOOR_STORE: `sqlite:${folder}/data/log.db`, PORT: '0', LOG_LEVEL: 'silent', ...more });

const event = (i: number) => {
  const { neighbourhoodId, name, municipalityCode, lat, lon } = FIRST_NEIGHBOURHOODS[0]!;
  return cloudEvent('NeighbourhoodRegistered', BUREAU, `n-${i}`, {
    neighbourhoodId: `${neighbourhoodId}-${i}`,
    name,
    municipalityCode,
    lat,
    lon,
  });
};

async function start() {
  const app = await openApp(config({ WIJKSPOOR_DEMO: '1' }), { patience: PATIENT });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const post = (i: number) =>
    fetch(`http://127.0.0.1:${port}/v1/gebeurtenissen`, {
      method: 'POST',
      headers: { authorization: `Bearer ${OFFICE}`, 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(event(i)),
    });
  return { app, post };
}

describe('starting', () => {
  it('is refused without a way to tell who asks, before anything is opened', async () => {
    await expect(openApp(config({}))).rejects.toThrow(/WIJKSPOOR_OIDC_ISSUER[^]*WIJKSPOOR_OIDC_AUDIENCE/);
    await expect(openApp(config({ WIJKSPOOR_DEMO: '1', HOST: '0.0.0.0' }))).rejects.toThrow(/loopback/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('says so of a cluster that does not answer', async () => {
    const url = 'esdb://user:secret@127.0.0.1:1?tls=false';
    const other = config({
      WIJKSPOOR_DEMO: '1',
      WIJKSPOOR_STORE: url,
      WIJKSPOOR_LOG_COPY: `${folder}/log-copy.db`,
    });
    await expect(openApp(other)).rejects.toThrow(/^KurrentDB does not answer(?!.*secret)/);
  });
});

describe('starting on files that do not belong together, or are damaged', () => {
  /** Posts a household as the partner that is registered first. */
  const household = (url: string, id: string): Promise<Response> =>
    fetch(`${url}/v1/gebeurtenissen`, {
      method: 'POST',
      headers: { authorization: `Bearer ${PARTNER}`, 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(reached(id, { occurredOn: '2025-06-02' })),
    });
  async function filled(): Promise<void> {
    const app = await openApp(config({ WIJKSPOOR_DEMO: '1' }), { patience: PATIENT });
    await app.listen(0, '127.0.0.1');
    const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    const post = async (events: object, token: string) => {
      const answer = await fetch(`${url}/v1/gebeurtenissen`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/cloudevents-batch+json' },
        body: JSON.stringify(events),
      });
      return { status: answer.status, headers: answer.headers, body: await answer.json() };
    };
    await registerProgramme({ post } as unknown as Server);
    for (const id of ['a', 'b', 'c']) expect((await household(url, id)).status).toBe(201);
    while (((await (await fetch(`${url}/health/ready`)).json()) as Json).projection.lag !== 0);
    await app.close();
  }
  const path = (name: string): string => join(folder, 'data', name);
  const refused = (): Promise<string> =>
    openApp(config({ WIJKSPOOR_DEMO: '1' })).then(
      () => 'started',
      (error: Error) => error.message,
    );

  // Seen to fail: without mustKnowTokensOf in open-app.
  it('a lost or another vault: no start, in words, and on knowingly by a setting', async () => {
    await filled();
    await rm(path('vault.db'));
    expect(await refused()).toMatch(
      /sleutelkluis hoort niet bij dit logboek.*WIJKSPOOR_VAULT_INCOMPLETE=1.*key vault/,
    );
    const knowingly = await openApp(config({ WIJKSPOOR_DEMO: '1', WIJKSPOOR_VAULT_INCOMPLETE: '1' }));
    await knowingly.close();
  });

  // Seen to fail: without mustBeOfLog in create-app.
  it('a log that is gone or older beside a read model: no start, in words', async () => {
    await filled();
    for (const name of ['log.db', 'log.db-wal', 'log.db-shm']) await rm(path(name), { force: true });
    expect(await refused()).toMatch(
      /leesmodel is van een ander logboek: het logboek is korter.*wijkspoor rebuild/,
    );
  });

  // Seen to fail: without `opening` in open-app.
  it.each([
    ['log.db', /log\.db .*dit is het logboek: zet een back-up terug.*restore a backup/],
    ['vault.db', /vault\.db .*dit is de sleutelkluis/],
  ])('a damaged %s is named, with what to do', async (name, words) => {
    await filled();
    await rm(path(`${name}-wal`), { force: true });
    await writeFile(path(name), Buffer.alloc(8_192, 7));
    expect(await refused()).toMatch(words);
  });
});

describe('stopping', () => {
  // Seen to fail: with the close of the driver in the place of leavingNothing, of every file.
  it('leaves no file of a write-ahead log: each database is one file that can be copied', async () => {
    const { app, post } = await start();
    expect((await post(1)).status).toBe(201);
    expect(await readdir(join(folder, 'data'))).toContain('log.db-wal');
    await app.close();
    const left = await readdir(join(folder, 'data'), { recursive: true });
    expect(left).toEqual(expect.arrayContaining(['log.db', 'vault.db']));
    expect(left.filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  });

  it('under load: what was answered 201 is there after the next start', async () => {
    const first = await start();
    const answers = Array.from({ length: 60 }, (_, i) =>
      first.post(i).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    await answers[5];
    await first.app.close();
    const statuses = await Promise.all(answers);
    const stored = statuses.flatMap((status, i) => (status === 201 ? [i] : []));
    expect(stored.length).toBeGreaterThan(0);
    const second = await start();
    for (const i of stored) expect((await second.post(i)).status).toBe(200);
    await second.app.close();
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '#libs/platform';
import { openApp } from '../../apps/api/open-app.js';
import { FIRST_NEIGHBOURHOODS } from '#libs/programme';
import { BUREAU, cloudEvent } from './support/events.js';
import { OFFICE } from './support/server.js';

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
  const app = await openApp(config({ WIJKSPOOR_DEMO: '1' }));
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
    const other = config({ WIJKSPOOR_DEMO: '1', WIJKSPOOR_STORE: url });
    await expect(openApp(other)).rejects.toThrow(/^KurrentDB does not answer(?!.*secret)/);
  });
});

describe('stopping', () => {
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

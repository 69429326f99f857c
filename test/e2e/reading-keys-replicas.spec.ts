/**
 * A personal key that one of two replicas made reads at the other, and is refused there once it was revoked at the
 * first.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadingKeys, UNKNOWN_FOR } from '#libs/reading-keys';
import { KurrentServer } from '../support/kurrent-server/kurrent-server.js';
import { registerProgramme } from './support/events.js';
import { PARTNER, Server } from './support/server.js';

const FEED = '/v1/cijfers?kpi=1.1&periode=2025-H1';
const folder = mkdtempSync(join(tmpdir(), 'sleutels-'));
let cluster: KurrentServer;
beforeAll(async () => {
  cluster = await KurrentServer.start();
});
afterAll(() => {
  cluster.stop();
  rmSync(folder, { recursive: true });
});

describe.each([
  ['a file of one machine', () => join(folder, 'keys.db')],
  ['a cluster', () => cluster.url.replace('?', '/sleutels?')],
])('two replicas with the keys in %s', (_, setting) => {
  let replicas: readonly [Server, Server];
  beforeAll(async () => {
    const start = () => Server.start({ readingKeys: (clock) => openReadingKeys(setting(), clock) });
    replicas = [await start(), await start()];
    for (const each of replicas) await registerProgramme(each);
  });
  afterAll(() => Promise.all(replicas.map((each) => each.stop())));

  // Seen to fail: with a file for each replica.
  it('a key of the one reads at the other, until it is revoked', async () => {
    const [one, two] = replicas;
    const send = (method: string, path: string, body?: object) =>
      one.fetch(path, PARTNER, {
        method,
        ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
      });
    const { key, id } = (await send('POST', '/v1/leessleutels', { name: 'Excel', days: 30 })).body;
    expect((await two.fetch(FEED, key)).status).toBe(200);
    expect((await two.fetch('/v1/leessleutels', PARTNER)).body).toMatchObject([{ id, works: true }]);
    expect((await send('DELETE', `/v1/leessleutels/${id}`)).status).toBe(204);
    expect((await two.fetch(FEED, key)).status).toBe(401);
    // One that the other was asked for in vain before it was there works a second later.
    const next = (await send('POST', '/v1/leessleutels', { name: 'Power BI' })).body.key;
    two.clock.time += UNKNOWN_FOR;
    expect((await two.fetch(FEED, next)).status).toBe(200);
  });
});

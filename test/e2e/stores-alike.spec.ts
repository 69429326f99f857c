/**
 * One log and one vault give outsiders the same bytes, whichever store the log is in: events of a server in memory
 * are put into a file, and a server over that is asked the same.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryStore, openMemoryVault, openStore, type EventStore } from '#libs/event-store';
import { openProgramme } from './support/open-programme.js';
import { MINISTRY, Server } from './support/server.js';

const NOW = '2025-09-20T10:00:00Z';
const folder = mkdtempSync(join(tmpdir(), 'stores-alike-'));
const vault = openMemoryVault();
vault.close = () => Promise.resolve();
let inMemory: Server;
let inFile: Server;

/** Every event again, one append each, at the time that it was recorded. */
async function copied(from: EventStore, path: string): Promise<EventStore> {
  let at = 0;
  const to = await openStore(`sqlite:${path}`, { clock: () => at });
  for (let after = 0n; ;) {
    const page = await from.readAll({ after });
    for (const { stream, position, recordedAt, revision: _, ...event } of page) {
      at = recordedAt;
      after = position;
      await to.append({ stream, expected: 'any', events: [event] });
    }
    if (page.length === 0) return to;
  }
}

beforeAll(async () => {
  let log: EventStore | undefined;
  inMemory = await Server.start({
    now: NOW,
    vault: async () => vault,
    store: (clock) => (log = openMemoryStore({ clock: () => clock.now() })),
  });
  await openProgramme(inMemory);
  const store = await copied(log!, join(folder, 'log.db'));
  inFile = await Server.start({ now: NOW, vault: async () => vault, store: () => store });
});
afterAll(async () => {
  await Promise.all([inMemory.stop(), inFile.stop()]);
  rmSync(folder, { recursive: true });
});

const PATHS = ['', '/cijfers.json', '/cijfers.csv', '/cijfers.xlsx', '/gebieden.geojson', '/dcat.jsonld'].map(
  (file) => `/open/v1/edities/2025-H1-2${file}`,
);

it('gives the same protected table in every format, under the same digest', async () => {
  const read = async (server: Server, path: string, token?: string) => {
    const answer = await fetch(`${server.url}${path}`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
    expect([path, answer.status]).toEqual([path, 200]);
    return [answer.headers.get('etag'), Buffer.from(await answer.arrayBuffer()).toString('latin1')];
  };
  for (const path of PATHS) expect(await read(inFile, path)).toEqual(await read(inMemory, path));
  for (const format of ['json', 'csv']) {
    const path = `/v1/rapportages/2025-H1-2?formaat=${format}`;
    expect(await read(inFile, path, MINISTRY)).toEqual(await read(inMemory, path, MINISTRY));
  }
});

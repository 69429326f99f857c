/**
 * Whether an edition still comes out of the log, asked of a server while the log's file is changed under it. Seen
 * to fail: with what was just appended handed to who computes again as well.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, openStore } from '#libs/event-store';
import { BUREAU, cloudEvent, reached, registerProgramme } from './support/events.js';
import { AUDITOR, OFFICE, PARTNER, Server, type Json } from './support/server.js';

const RECOMPUTED = `query ($id: ID!) { recomputedEdition(editionId: $id) {
  digest equal figures upTo damage { nl en } edition { digest } } }`;

let folder: string;
let path: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-narekenen-'));
  path = join(folder, 'log.db');
  server = await Server.start({
    store: (clock) => openStore(`sqlite:${path}`, { clock: () => clock.now() }),
  });
  await registerProgramme(server);
  await server.post([reached('a'), reached('b')], PARTNER);
  const opened = cloudEvent('ReportingPeriodOpened', BUREAU, 'p1', {
    period: '2025-H1',
    dueOn: '2025-07-02',
  });
  expect((await server.post(opened, OFFICE)).status).toBe(201);
  const { status } = await server.fetch('/v1/rapportages', OFFICE, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ period: '2025-H1', status: 'FINAL' }),
  });
  expect(status).toBe(201);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const asked = async (): Promise<{ readonly rest: Json; readonly graphql: Json }> => {
  const [rest, graphql] = await Promise.all([
    server.fetch('/v1/rapportages/2025-H1-1/herberekening', AUDITOR),
    server.ask(RECOMPUTED, AUDITOR, { id: '2025-H1-1' }),
  ]);
  expect(rest.status).toBe(200);
  return { rest: rest.body, graphql: graphql.recomputedEdition };
};

/** Changes the file behind the back of whoever has it open, and puts it back afterwards. */
async function spoiled<T>(change: string, back: string, work: () => Promise<T>): Promise<T> {
  const log = openDatabase(path);
  log.exec('DROP TRIGGER IF EXISTS events_are_not_updated');
  log.exec(change);
  try {
    return await work();
  } finally {
    log.exec(back);
    log.close();
  }
}

// Seen to fail: with the server's own read model in place of LogEditions, every case but the first.
describe('an edition computed again', () => {
  it('is equal, and says up to where the log was read', async () => {
    const { rest, graphql } = await asked();
    expect(rest).toMatchObject({ equal: true, damage: null, digest: rest.publishedDigest });
    expect(graphql).toMatchObject({
      equal: true,
      damage: null,
      digest: rest.digest,
      upTo: rest.upToPosition,
    });
    expect(graphql.figures).toBeGreaterThan(40);
  });

  it('is not, where one entry is no longer what was stored, which is named by page and REST alike', async () => {
    const one = await spoiled(
      "UPDATE events SET data = data || ' ' WHERE position = 3",
      'UPDATE events SET data = rtrim(data) WHERE position = 3',
      asked,
    );
    for (const said of [one.rest, one.graphql]) {
      expect(said).toMatchObject({ equal: false, digest: null, figures: 0 });
      expect(said.damage.nl).toMatch(/^Logboek beschadigd: gebeurtenis [0-9a-f-]{36} op positie 3 is niet/);
      expect(said.damage.en).toMatch(/at position 3 is not what was stored/);
    }
    expect((await asked()).rest.equal).toBe(true);
  });

  it('is not, where an entry that the edition does not count was changed', async () => {
    const late = await spoiled(
      "UPDATE events SET metadata = metadata || ' ' WHERE position = (SELECT max(position) FROM events)",
      'UPDATE events SET metadata = rtrim(metadata) WHERE position = (SELECT max(position) FROM events)',
      asked,
    );
    expect(late.rest).toMatchObject({ equal: false, digest: null });
  });

  it('is not, where an entry was rewritten together with its digest: the log gives other figures', async () => {
    const rewritten = await spoiled(
      `DROP TRIGGER digests_are_not_deleted; DELETE FROM event_digests WHERE position <= 5;
       UPDATE events SET data = replace(data, '"noord"', '"zuid"') WHERE position = 5`,
      `UPDATE events SET data = replace(data, '"zuid"', '"noord"') WHERE position = 5`,
      asked,
    );
    for (const said of [rewritten.rest, rewritten.graphql]) {
      expect(said).toMatchObject({ equal: false, damage: null });
      expect(said.digest).toMatch(/^[0-9a-f]{64}$/);
      expect(said.figures).toBeGreaterThan(40);
    }
    expect(rewritten.rest.digest).not.toBe(rewritten.rest.publishedDigest);
  });
});

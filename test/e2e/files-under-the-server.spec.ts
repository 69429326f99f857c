/**
 * Cause: a log deleted under a running server took 200 more acknowledged events into the unlinked file (reliability
 * R13, R4). Guard: the file at the path is the one that is open, asked before and after each commit. Seen to fail:
 * without the two looks in WriterChannel the posts are 201; without `fault` in Readiness health is 200; without the
 * look in `knownTokens` the post of a known household with a deleted vault is 201.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, openVault } from '#libs/event-store';
import { reached, registerProgramme } from './support/events.js';
import { dose } from '../support/dose.js';
import { PARTNER, Server } from './support/server.js';

let folder: string;
let server: Server;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-files-'));
  server = await Server.start({
    store: (clock) => openStore(`sqlite:${path('log')}`, { clock: () => clock.now() }),
    vault: () => openVault(path('vault')),
    readModelPath: path('read-model'),
  });
  await registerProgramme(server);
  expect((await server.post(reached('a'), PARTNER)).status).toBe(201);
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string): string => join(folder, `${name}.db`);

const LOSSES: readonly [string, (file: string) => void][] = [
  ['deleted', (file) => rmSync(file)],
  [
    'replaced by a copy of itself',
    (file) => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
  ],
  ['moved away', (file) => renameSync(file, `${file}.away`)],
  ['robbed of its write-ahead log', (file) => rmSync(`${file}-wal`)],
];

describe.each(['log', 'vault'] as const)('given a %s under a running server', (name) => {
  it.each(dose(LOSSES.slice(1, 3), LOSSES))(
    'when it is %s, then nothing is accepted, and health says why',
    async (_, lose) => {
      lose(path(name));
      const { householdKey } = reached('a').data as { householdKey: string };
      for (const event of [reached('b'), reached('of-a-known-household', { householdKey })]) {
        const answer = await server.post(event, PARTNER);
        expect([answer.status, answer.body.code]).toEqual([503, 'STORE_UNAVAILABLE']);
        expect(answer.body.detail).toContain('verwijderd, verplaatst of vervangen');
        expect(JSON.stringify(answer.body)).not.toContain(folder);
      }
      const ready = await server.fetch('/health/ready');
      expect(ready.status).toBe(503);
      expect(ready.body.faults).toEqual([
        {
          code: 'FILE_GONE',
          detail: expect.objectContaining({ en: expect.stringContaining('under the server') }),
        },
      ]);
    },
  );
});

describe('given a read model under a running server', () => {
  it.each(dose(LOSSES.slice(1, 3), LOSSES))(
    'when it is %s, then it is not ready, and posts and figures go on',
    async (_, lose) => {
      lose(path('read-model'));
      const ready = await server.fetch('/health/ready');
      expect([ready.status, ready.body.faults.map(({ code }: { code: string }) => code)]).toEqual([
        503,
        ['FILE_GONE'],
      ]);
      expect((await server.post(reached('b'), PARTNER)).status).toBe(201);
    },
  );
});

/**
 * A restore, rehearsed: a server's log, vault and settings backed up while it takes posts, put back elsewhere, and
 * a server started on it: the same figures, the same edition, and a household that is posted again is the same
 * household.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, openVault } from '#libs/event-store';
import { loadConfig, vaultKeyOf, type Config } from '#libs/platform';
import { guardIn, readKeyFile, Sequencer, signedSizes, type Signed } from '#libs/transparency';
import { backup, restore } from '../../apps/cli/backup/backup.js';
import { household, reached } from '../e2e/support/events.js';
import { openProofs } from '../../apps/api/bootstrap/open-proofs.js';
import { publishReports } from '../e2e/support/report-programme.js';
import { OFFICE, PARTNER, Server, type Json } from '../e2e/support/server.js';

const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-restore-'));
const SECRETS = {
  WIJKSPOOR_VAULT_KEY: Buffer.alloc(32, 3).toString('base64'),
  WIJKSPOOR_BACKUP_KEY: Buffer.alloc(32, 4).toString('base64'),
};
const environment = (name: string) => ({
  ...SECRETS,
  WIJKSPOOR_STORE: `sqlite:${join(folder, name, 'log.db')}`,
  WIJKSPOOR_DEMO: '1',
});
const start = (config: Config): Promise<Server> =>
  Server.start({
    now: '2025-10-01T10:00:00Z',
    store: (clock) => openStore(config.store, { clock: () => clock.now() }),
    vault: () => openVault(config.vault, vaultKeyOf(config)),
  });
const live = loadConfig(environment('live'));
const place = join(folder, 'backup');

/** Signs the log of the settings as its server does, on what was signed before. */
async function sign(config: Config): Promise<Signed | undefined> {
  const { key, folder: proofs } = await openProofs(config.proofs!, true);
  const source = await openStore(config.store);
  try {
    return await new Sequencer({ source, folder: proofs, key }).pass();
  } finally {
    await source.close();
  }
}

let signed: Signed | undefined;
const QUESTION =
  'query ($at: AsOf) { figures(kpis: ["1.1", "1.3", "1.4"], period: "2025", scopes: ["NL", "noord"], asOf: $at) { value } editions { editionId digest } }';
let before: Json;
let position: string;

beforeAll(async () => {
  const server = await start(live);
  await publishReports(server);
  const { body } = await server.post(reached('twice'), PARTNER);
  position = body.position;
  await server.ask('query ($p: Position) { figures(period: "2025", atLeast: $p) { value } }', OFFICE, {
    p: position,
  });
  before = await server.ask(QUESTION, OFFICE, { at: { position } });
  signed = await sign(live);
  // Posted while it is backed up: some of them may be in it, in whole.
  const posting = (async () => {
    for (let i = 0; i < 30; i++) await server.post(reached(`meanwhile-${i}`), PARTNER);
  })();
  await backup(live, place, environment('live'));
  await posting;
  await server.post(reached('after-the-backup'), PARTNER);
  await server.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('given an encrypted backup, then no file of it tells a key, a setting’s secret or an event, and each is the owner’s', () => {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.map(({ name }) => name).sort()).toEqual([
    'log.db',
    'manifest.json',
    'proof.key',
    'proofs.jsonl',
    'settings.env',
    'vault.db',
  ]);
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    const text = readFileSync(path, 'latin1');
    for (const secret of [signed!.note, household('twice'), 'HouseholdReached', SECRETS.WIJKSPOOR_VAULT_KEY])
      expect([name, text.includes(secret)]).toEqual([name, false]);
    expect([name, statSync(path).mode & 0o077]).toEqual([name, 0]);
  }
});

it('when it is put back elsewhere, then figures and editions are those of before, and a known household is known', async () => {
  const other = loadConfig(environment('other'));
  await restore(other, place, environment('other'));
  const server = await start(other);
  const { projection } = (await server.fetch('/health/ready')).body;
  expect(projection.lag).toBe(0);
  expect(await server.ask(QUESTION, OFFICE, { at: { position } })).toEqual(before);
  const count = async (at?: string): Promise<number> =>
    Number(
      (
        await server.ask(
          'query ($p: Position) { figures(kpis: ["1.1"], period: "2025", atLeast: $p) { value } }',
          OFFICE,
          { p: at ?? null },
        )
      ).figures[0].value,
    );
  const households = await count();
  const again = await server.post(reached('again', { householdKey: household('twice') }), PARTNER);
  expect(again.status).toBe(201);
  expect(await count(again.body.position)).toBe(households);
  await server.stop();
});

it('when it is put back elsewhere, then the log goes on being signed as one history, with the same key', async () => {
  const other = loadConfig(environment('signed-elsewhere'));
  await restore(other, place, environment('signed-elsewhere'));
  const proofs = other.proofs!;
  expect((await guardIn(proofs.folder))?.note).toBe(signed?.note);
  expect(await signedSizes(proofs.folder)).toEqual(await signedSizes(live.proofs!.folder));
  expect(statSync(proofs.keyFile).mode & 0o777).toBe(0o600);
  expect((await readKeyFile(proofs.keyFile)).verifier).toBe(
    (await readKeyFile(live.proofs!.keyFile)).verifier,
  );
  // Its tiles are made again from the log, which must come to the root that was signed.
  const again = await sign(other);
  expect(again?.size).toBeGreaterThanOrEqual(signed!.size);
  expect(await signedSizes(proofs.folder)).toContain(signed!.size);
});

// Seen to fail: without mustReachSigned.
it('when more was signed than the backup has, then it is refused in words and nothing is put anywhere', async () => {
  await sign(live);
  const longer = loadConfig(environment('longer'));
  const store = await openStore(live.store);
  const head = await store.head();
  await store.close();
  cpSync(live.proofs!.folder, longer.proofs!.folder, { recursive: true });
  const older = join(folder, 'older');
  cpSync(place, older, { recursive: true });
  const { position: reached } = JSON.parse(readFileSync(join(older, 'manifest.json'), 'utf8')) as {
    position: string;
  };
  expect(BigInt(reached)).toBeLessThan(head);
  const refused = restore(longer, older, environment('longer'));
  await expect(refused).rejects.toThrow(`signed up to ${head} here, the backup ends at ${reached}`);
  expect(readdirSync(join(folder, 'longer'))).toEqual(['proofs']);
});

// Seen to fail: without the digests in checkedManifest.
it('another key, none, a changed file and a missing one are each refused in words, and nothing is put anywhere', async () => {
  const refused = (more: object): Promise<string> =>
    restore(loadConfig(environment('nowhere')), place, { ...environment('nowhere'), ...more }).then(
      () => 'restored',
      (error: Error) => error.message,
    );
  expect(await refused({ WIJKSPOOR_BACKUP_KEY: undefined })).toContain('this backup is encrypted');
  expect(await refused({ WIJKSPOOR_BACKUP_KEY: Buffer.alloc(32, 5).toString('base64') })).toContain(
    'does not fit',
  );
  appendFileSync(join(place, 'vault', 'vault.db'), 'x');
  expect(await refused({})).toContain('is missing or damaged');
  rmSync(join(place, 'manifest.json'));
  expect(await refused({})).toContain('no whole backup here');
  expect(readdirSync(folder)).not.toContain('nowhere');
  expect(readdirSync(place).filter((name) => name.startsWith('work-'))).toEqual([]);
});

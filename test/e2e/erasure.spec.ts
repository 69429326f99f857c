/** An erasure by the office and by the command line, and a sealed vault under a server (issue 12.7, 20.5). */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eraseFrom, openStore, openVault } from '#libs/event-store';
import { loadConfig, vaultKeyOf } from '#libs/platform';
import { forget } from '../../apps/cli/vault/forget.js';
import { vaultCopy } from '../../apps/cli/vault/vault-copy.js';
import { openApp } from '../../apps/api/bootstrap/open-app.js';
import { household, reached, registerProgramme } from './support/events.js';
import { MINISTRY, OFFICE, PARTNER, Server } from './support/server.js';

const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-erasure-'));
let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const FORGET = `mutation ($key: String!, $reason: String!, $kind: KeyKind = household) { forgetKey(kind: $kind, key: $key, reason: $reason) }`;
const forgotten = async (key: string): Promise<number> =>
  (await server.ask(FORGET, OFFICE, { key, reason: 'verzoek' })).forgetKey;

it('given an entry, when the office forgets its household, then the entry shows a token, its figure stays, and the record says so', async () => {
  const { body } = await server.post(reached('gone'), PARTNER);
  const asked = 'query ($p: Position) { figures(kpis: ["1.1"], period: "2025", atLeast: $p) { value } }';
  const before = await server.ask(asked, OFFICE, { p: body.position });
  expect(await forgotten(household('gone'))).toBe(1);
  expect(await forgotten(household('gone'))).toBe(0);
  const entry = await server.fetch(`/v1/gebeurtenissen/${body.entryId}`, PARTNER);
  expect(entry.body.event.data.householdKey).toMatch(/^t_/);
  expect(await server.ask(asked, OFFICE)).toEqual(before);
  const { rows } = (await server.fetch('/v1/inzagen?soort=ERASED', OFFICE)).body;
  expect(rows).toMatchObject([{ role: 'programme-office', action: 'forgetKey', items: 1 }]);
  expect(rows[0].about).toBe(`${entry.body.event.data.householdKey}: verzoek`);
  expect(JSON.stringify(rows)).not.toContain(household('gone'));
});

it('what is no key, has no reason or names no partner is told in full; nobody but the office forgets', async () => {
  const { errors } = await server.query(FORGET, OFFICE, { key: 'short', reason: ' ', kind: 'person' });
  expect(errors?.[0].extensions.faults.map(({ place }: { place: string }) => place)).toEqual([
    '/key',
    '/partnerId',
    '/reason',
  ]);
  for (const token of [PARTNER, MINISTRY])
    expect(
      (await server.query(FORGET, token, { key: household('x'), reason: 'y' })).errors?.[0].extensions.code,
    ).toBe('FORBIDDEN');
});

it('given files with a sealed vault, when wijkspoor forget is told to, then the key is gone, the record says who, and the server starts', async () => {
  const config = loadConfig({
    WIJKSPOOR_STORE: `sqlite:${join(folder, 'log.db')}`,
    WIJKSPOOR_VAULT_KEY: Buffer.alloc(32, 7).toString('base64'),
    WIJKSPOOR_DEMO: '1',
    LOG_LEVEL: 'silent',
  });
  const first = await Server.start({
    store: () => openStore(config.store),
    vault: () => openVault(config.vault, vaultKeyOf(config)),
  });
  await registerProgramme(first);
  const { body } = await first.post(reached('cli'), PARTNER);
  await first.stop();
  const reason = 'verzoek 12';
  expect(await forget(config, { entry: body.entryId, reason })).toBe(1);
  expect(await forget(config, { kind: 'household', key: household('cli'), reason, yes: true })).toBe(1);
  expect(await forget(config, { entry: body.entryId, reason, yes: true })).toBe(0);
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  expect(files.join()).not.toContain(household('cli'));
  expect(files.join()).toContain('verzoek 12');
  const app = await openApp(config);
  await app.close();
});

it('given a plain vault, when it is copied under a key, then every token is in the copy, forgotten ones too', async () => {
  const path = join(folder, 'plain.db');
  const config = { ...loadConfig({ WIJKSPOOR_VAULT: path }), vault: path };
  const plain = await openVault(path);
  const keys = ['a', 'b', 'c'].map(
    (name) => ({ kind: 'household', scope: '', key: household(name) }) as const,
  );
  const tokens = await plain.tokensFor(keys);
  await eraseFrom(plain, keys.slice(2));
  await plain.close();
  const secret = Buffer.alloc(32, 9);
  const to = join(folder, 'sealed.db');
  await vaultCopy(config, to, { WIJKSPOOR_VAULT_NEW_KEY: secret.toString('base64') });
  await expect(vaultCopy(config, to, {})).rejects.toThrow('is there already');
  await expect(vaultCopy(config, `${to}2`, { WIJKSPOOR_VAULT_NEW_KEY: 'short' })).rejects.toThrow('32 bytes');
  const sealed = await openVault(to, { key: secret });
  expect(await sealed.knownTokens(keys)).toEqual([tokens[0], tokens[1], undefined]);
  expect(await eraseFrom(sealed, keys.slice(0, 1))).toEqual([tokens[0]]);
  await sealed.close();
});

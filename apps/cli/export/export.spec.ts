/** On the demo programme at a small scale, exported and checked by the very files that go along in the bundle. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openDatabase, openStore, openVault, type VaultEntry } from '#libs/event-store';
import { loadConfig, type Config } from '#libs/platform';
import { lockFolder, newSigningKey, noteOfSize, parseSigningKey, signedSizes } from '#libs/transparency';
import { keptDemo } from '../../../test/demo/kept-demo.js';
import { buildVerifier } from '../../../test/support/verifier.js';
import { exportCommand } from './export-command.js';
import { replayCommand } from './replay-command.js';

let folder: string;
let config: Config;
let bundle: string;
let programs: string;
let key: string;
let said = '';
/** How many events the demo programme has. */
let size: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-export-'));
  config = loadConfig({ WIJKSPOOR_STORE: `sqlite:${join(folder, 'log.db')}`, WIJKSPOOR_DEMO: '1' });
  await keptDemo(folder, { scale: 0.02, editions: true });
  const store = await openStore(config.store);
  size = Number(await store.head());
  await store.close();
  programs = buildVerifier(join(folder, 'programs'));
  key = join(folder, 'key');
  writeFileSync(key, `${newSigningKey('log.example.org/wijkspoor')}\n`, { mode: 0o600 });
  bundle = join(folder, 'bundle');
  await exportCommand(config, bundle, { key, programs }, (text) => (said += text));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a program of the bundle itself, with nothing else around it. */
function run(
  program: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly said: string } {
  const command = program.endsWith('.py') ? 'python3' : process.execPath;
  const env = { PATH: process.env['PATH'] ?? '' };
  const { status, stdout, stderr } = spawnSync(command, [program, ...args], {
    cwd: bundle,
    encoding: 'utf8',
    env,
  });
  return { status, said: stdout + stderr };
}

const verifierKey = (): string => parseSigningKey(readFileSync(key, 'utf8').trim()).verifier;
const filesOf = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('wijkspoor export', () => {
  it('signs what was not signed, and says where the checkpoint is that is to be kept elsewhere', async () => {
    expect(said).toContain(`: ${size} gebeurtenissen, `);
    expect(size).toBeGreaterThan(2_000);
    expect(said).toContain(join(bundle, 'checkpoint'));
    expect(await signedSizes(join(folder, 'proofs'))).toEqual([size]);
    expect(readFileSync(join(bundle, 'checkpoint'), 'utf8')).toBe(
      (await noteOfSize(join(folder, 'proofs'), size))?.note,
    );
  });

  it.each(['verify.mjs', 'verify.py'])(
    'is clean by its own %s, against a key and a checkpoint of the auditor',
    (program) => {
      const { status, said } = run(program, '.', '--key', verifierKey(), '--checkpoint', 'checkpoint');
      expect(said).toMatch(/CLEAN: nothing altered, removed or added\n$/);
      expect(said).not.toMatch(/NOTE|BAD|GAP/);
      expect(status).toBe(0);
    },
  );

  it('gives every edition again, from the bundle alone and from the log', async () => {
    const { status, said } = run('replay.mjs', '.');
    expect(said).toContain(`${size} events replayed, 8 editions computed again, 0 differences\n`);
    expect(status).toBe(0);
    let text = '';
    expect(await replayCommand(config, bundle, (more) => (text += more))).toBe(true);
    expect(text).toBe(said);
    expect(await replayCommand(config, undefined, () => undefined)).toBe(true);
  });

  // Seen to fail: with the comparison of digests in replayText taken out.
  it('finds a log that no longer gives the figures of an edition, though verify is told that the leaves are right', () => {
    const copy = join(folder, 'other');
    cpSync(bundle, copy, { recursive: true });
    const log = join(copy, 'log.jsonl');
    writeFileSync(log, readFileSync(log, 'utf8').replaceAll('SOCIAL_RENT', 'PRIVATE_RENT'));
    const { status, said } = run('replay.mjs', copy);
    expect(said).toMatch(/DIFFERENT/);
    expect(status).toBe(1);
    expect(run('verify.mjs', copy).status).toBe(1);
  });

  it('does not run where there is no bundle, or what the auditor brings cannot be read', () => {
    for (const program of ['verify.mjs', 'verify.py']) {
      for (const args of [
        [],
        ['nowhere'],
        ['schemas'],
        ['.', '--key', 'none'],
        ['.', '--checkpoint', 'policy'],
        ['.', '--x'],
      ])
        expect([args, run(program, ...args).status]).toEqual([args, 3]);
      expect(run(program, 'nowhere').said).toMatch(/NIET UITGEVOERD \/ NOT RUN/);
    }
    expect(run('replay.mjs', 'nowhere').status).toBe(3);
  });

  it('is never half: an export that fails leaves nothing, and one that is there is not overwritten', async () => {
    const target = join(folder, 'half');
    await expect(exportCommand(config, target, { key, programs: join(folder, 'nowhere') })).rejects.toThrow(
      /ENOENT/,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('half'))).toEqual([]);
    await expect(exportCommand(config, bundle, { key, programs })).rejects.toThrow(/bestaat al/);
  });

  it('takes what is signed while a server signs, and does not sign beside it', async () => {
    const lock = await lockFolder(join(folder, 'proofs'));
    try {
      const target = join(folder, 'beside');
      await exportCommand(config, target, { key, programs }, () => undefined);
      expect(readFileSync(join(target, 'checkpoint'))).toEqual(readFileSync(join(bundle, 'checkpoint')));
    } finally {
      lock.release();
    }
  });

  // Seen to fail: without the question to isSignedBy the bundle was made, and its own programs said that it was
  // manipulated.
  it('refuses what is signed by another key than the one that is named, beside a server as without one', async () => {
    const other = join(folder, 'other-key');
    writeFileSync(other, `${newSigningKey('log.example.org/wijkspoor')}\n`, { mode: 0o600 });
    const target = join(folder, 'by-another');
    const lock = await lockFolder(join(folder, 'proofs'));
    const beside = exportCommand(config, target, { key: other, programs });
    await expect(beside.finally(() => lock.release())).rejects.toThrow(/is of another key/);
    await expect(exportCommand(config, target, { key: other, programs })).rejects.toThrow(
      /is of another key/,
    );
    expect(existsSync(target)).toBe(false);
  });

  // Seen to fail: with the key that is named held against, and not the policy.
  it('refuses what no log of the policy signed, with a policy alone and beside a key', async () => {
    const { verifier } = parseSigningKey(newSigningKey('log.example.org/wijkspoor'));
    const policy = join(folder, 'other-policy');
    writeFileSync(policy, `log ${verifier}\nquorum none\n`);
    const target = join(folder, 'by-no-log');
    for (const asked of [{ policy }, { policy, key }]) {
      await expect(exportCommand(config, target, { ...asked, programs })).rejects.toThrow(
        /is of another key/,
      );
      expect(existsSync(target)).toBe(false);
    }
    const own = { policy: join(bundle, 'policy'), programs };
    await exportCommand(config, target, own, () => undefined);
    expect(run('verify.mjs', target).status).toBe(0);
  });

  // Seen to fail: with the line by isKeyHeld alone.
  it('does not say that it is signed with the key of the auditor where it is not', () => {
    const { verifier } = parseSigningKey(newSigningKey('log.example.org/wijkspoor'));
    const { status, said } = run('verify.mjs', '.', '--key', verifier);
    expect(said).toContain('Not everything is signed with the key that you gave\n');
    expect(said).not.toContain('\nSigned with');
    expect(status).toBe(1);
    expect(run('verify.mjs', '.', '--key', verifierKey()).said).toContain(
      'Signed with the key that you gave',
    );
  });

  it('says so where nothing is signed and there is no key', async () => {
    const proofs = join(folder, 'no-proofs');
    const policy = join(bundle, 'policy');
    await expect(exportCommand(config, join(folder, 'b'), { proofs, policy, programs })).rejects.toThrow(
      /nothing is signed/,
    );
    await expect(exportCommand(config, join(folder, 'b'), { proofs, programs })).rejects.toThrow(/--policy/);
  });

  // Seen to fail: with `colour` on the list of what may leave.
  it('lets nothing of the metadata out that nobody listed', async () => {
    const copy = join(folder, 'more');
    cpSync(join(folder, 'log.db'), join(copy, 'log.db'), { recursive: true });
    const db = openDatabase(join(copy, 'log.db'));
    db.exec(
      'DROP TRIGGER events_are_not_updated; DROP TRIGGER digests_are_not_deleted; DELETE FROM event_digests',
    );
    db.exec(`UPDATE events SET metadata = json_insert(metadata, '$.colour', 'red') WHERE position = 7`);
    db.exec(`UPDATE events SET metadata = json_remove(metadata, '$.salt') WHERE position = 7`);
    db.close();
    const other = loadConfig({ WIJKSPOOR_STORE: `sqlite:${join(copy, 'log.db')}`, WIJKSPOOR_DEMO: '1' });
    await expect(exportCommand(other, join(copy, 'bundle'), { key, programs })).rejects.toThrow(
      /may not go into a bundle: colour/,
    );
    expect(existsSync(join(copy, 'bundle'))).toBe(false);
  });

  it('has no key of a household, dwelling or person in any file, and forgetting them all changes no byte', async () => {
    const vault = await openVault(config.vault);
    const known: VaultEntry[] = [];
    for await (const entry of vault.entries()) known.push(entry);
    expect(known.length).toBeGreaterThan(300);
    const contents = filesOf(bundle).map((path) => readFileSync(path, 'latin1'));
    const found = known.filter(({ key: secret }) => contents.some((content) => content.includes(secret)));
    expect(found).toEqual([]);
    // That the search would find one: the tokens that stand for them are there.
    expect(known.every(({ token }) => contents.some((content) => content.includes(token)))).toBe(true);
    expect(await vault.forget(known)).toBe(known.length);
    await vault.close();
    const again = join(folder, 'again');
    await exportCommand(config, again, { key, programs }, () => undefined);
    for (const path of filesOf(bundle))
      expect([path, readFileSync(path).equals(readFileSync(path.replace(bundle, again)))]).toEqual([
        path,
        true,
      ]);
  });
});

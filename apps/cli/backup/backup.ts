import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openStore } from '#libs/event-store';
import { systemClock, toMoment, type Config } from '#libs/platform';
import { logDigest, migrate } from '../migrate.js';
import { secretOf } from '../vault/vault-copy.js';
import { checkedManifest, digestOfFile, FILES, MANIFEST, type Manifest } from './manifest.js';
import { mustReachSigned } from './proofs-copy.js';
import { restoreSigned, signedIn } from './proofs.js';
import { openFile, sealFile } from './sealed-file.js';
import { whileOpen } from '../while-open.js';

/** Names of settings whose values are secrets, and what a connection string hides. */
const SECRET = /SECRET|KEY|TOKEN|PASSWORD/;

/**
 * Writes log, vault, what was signed of the log, and settings into a folder, each file whole by itself, while the
 * server goes on: the log up to where it is now, then the vault, which knows every token of it by then. Encrypted
 * with WIJKSPOOR_BACKUP_KEY where that is set. The manifest comes last: a folder without it is no backup. Throws when
 * the vault is not there, or not that of the log.
 */
export async function backup(config: Config, folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  vaultMustBeThere(config);
  const key = secretOf('WIJKSPOOR_BACKUP_KEY', environment);
  mkdirSync(join(folder, 'vault'), { recursive: true, mode: 0o700 });
  const work = mkdtempSync(join(folder, 'work-'));
  try {
    const [log, vault] = [join(work, 'log.db'), join(work, 'vault.db')];
    // Before the log: its copy then has all that was signed.
    const signed = await signedIn(config, work, key);
    await startFromLast(folder, log, key);
    await migrate({
      from: config.store,
      to: `sqlite:${log}`,
      fromVault: config.vault,
      toVault: vault,
      vaultKey: config.vaultKey,
    });
    const settings = join(work, 'settings.env');
    writeFileSync(settings, settingsOf(environment), { mode: 0o600 });
    const about = await aboutLog(log);
    rmSync(join(folder, MANIFEST), { force: true });
    const files: Record<string, string> = {};
    for (const [name, path] of [
      [FILES.log, log],
      [FILES.vault, vault],
      [FILES.settings, settings],
      ...signed,
    ] as const) {
      withoutEmptyLog(path);
      await put(path, join(folder, name), name, key);
      files[name] = await digestOfFile(join(folder, name));
    }
    const manifest: Manifest = {
      format: 'wijkspoor-backup/1',
      madeAt: toMoment(systemClock.now()),
      ...about,
      encrypted: key !== undefined,
      files,
    };
    writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    process.stdout.write(
      `Back-up tot en met positie ${about.position} / backup up to position ${about.position}: ${folder}\n`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Puts a backup into an empty log (or one that holds the beginning of it) and its vault. Holds every file against the
 * manifest first, and the log against its digest afterwards. Settings are not put anywhere: they are there to be
 * read.
 */
export async function restore(config: Config, folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const manifest = await checkedManifest(folder);
  const key = secretOf('WIJKSPOOR_BACKUP_KEY', environment);
  if (manifest.encrypted && key === undefined)
    throw new Error('deze back-up is versleuteld: zet WIJKSPOOR_BACKUP_KEY / this backup is encrypted');
  const work = mkdtempSync(join(folder, 'work-'));
  try {
    const [log, vault] = [join(work, 'log.db'), join(work, 'vault.db')];
    await take(join(folder, FILES.log), log, FILES.log, manifest.encrypted ? key : undefined);
    await take(join(folder, FILES.vault), vault, FILES.vault, manifest.encrypted ? key : undefined);
    const found = await aboutLog(log);
    if (found.logDigest !== manifest.logDigest)
      throw new Error(`${folder}: het logboek is niet dat van de back-up / not the log of the backup`);
    if (config.proofs) await mustReachSigned(config.proofs.folder, BigInt(found.position));
    await migrate({
      from: `sqlite:${log}`,
      to: config.store,
      fromVault: vault,
      toVault: config.vault,
      vaultKey: config.vaultKey,
    });
    await restoreSigned(config, async (name) => {
      if (manifest.files[name] === undefined) return undefined;
      await take(join(folder, name), join(work, name), name, manifest.encrypted ? key : undefined);
      return join(work, name);
    });
    process.stdout.write(
      `Teruggezet tot en met positie ${found.position} / restored up to position ${found.position}\n`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Opening one that is not there would make an empty one, and back that up. */
function vaultMustBeThere({ vault }: Config): void {
  if (vault === ':memory:' || (!vault.includes('://') && !existsSync(vault)))
    throw new Error(`geen sleutelkluis / no key vault: ${vault} (WIJKSPOOR_VAULT)`);
}

/** A log only grows: what the last backup holds need not be read again. One that cannot be read is begun again. */
async function startFromLast(folder: string, log: string, key: Uint8Array | undefined): Promise<void> {
  const manifest = await checkedManifest(folder).catch(() => undefined);
  if (!manifest || (manifest.encrypted && key === undefined)) return;
  await take(join(folder, FILES.log), log, FILES.log, manifest.encrypted ? key : undefined).catch(() =>
    rmSync(log, { force: true }),
  );
}

async function aboutLog(path: string): Promise<{ readonly position: string; readonly logDigest: string }> {
  return whileOpen(openStore(`sqlite:${path}`), async (store) => ({
    position: String(await store.head()),
    logDigest: await logDigest(store),
  }));
}

/** What is left of a write-ahead log that holds nothing; one that holds something would be a part of the file. */
function withoutEmptyLog(path: string): void {
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0)
    throw new Error(`${path} is nog open / is open still`);
  for (const part of ['-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
}

/** Written beside and renamed: a file of a backup is the old one or the new one. */
async function put(from: string, to: string, name: string, key: Uint8Array | undefined): Promise<void> {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  if (key === undefined) return renameSync(from, to);
  await sealFile(from, `${from}.sealed`, key, name);
  renameSync(`${from}.sealed`, to);
}

async function take(from: string, to: string, name: string, key: Uint8Array | undefined): Promise<void> {
  if (key === undefined) await copyFile(from, to);
  else await openFile(from, to, key, name);
}

/** The settings as they were, without what is secret: that is kept elsewhere. */
function settingsOf(environment: NodeJS.ProcessEnv): string {
  const names = Object.keys(environment).filter((name) => name.startsWith('WIJKSPOOR_'));
  return names
    .sort()
    .filter((name) => !SECRET.test(name))
    .map((name) => `${name}=${(environment[name] ?? '').replace(/\/\/[^@/]*@/, '//')}\n`)
    .join('');
}

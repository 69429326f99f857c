import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { EventStore } from '#libs/event-store';
import type { Config } from '#libs/platform';
import {
  lockFolder,
  newestNote,
  parsePolicy,
  parseVerifierKey,
  readKeyFile,
  Sequencer,
  SigningRefusal,
  TileFolder,
  type Signed,
  type SigningKey,
} from '#libs/transparency';
import { openLogToRead } from '../log-to-read.js';
import { isSignedBy } from '../signed-by.js';
import { progress } from '../progress.js';
import { refusal } from '../refused.js';
import { proofsFolder } from '../proofs-folder.js';
import { writeBundle } from './write-bundle.js';
import { whileOpen } from '../while-open.js';

/** What the settings of the server (WIJKSPOOR_PROOF_KEY …) say is the default of each. */
export interface ExportOptions {
  /** Folder of tiles and checkpoints; else `proofs` beside the log. */
  readonly proofs?: string;
  /** File of the log's signing key: what was not signed yet is signed first. */
  readonly key?: string;
  /** File of the tlog-policy; else the log's key, and no witnesses asked. */
  readonly policy?: string;
  /** File of the certificates (PEM) that time stamps lead to. */
  readonly authority?: string;
  /** Folder of the programs that go along; default: where the build puts them. */
  readonly programs?: string;
}

const PROGRAMS = fileURLToPath(new URL('../../../verifier', import.meta.url));

/**
 * Writes the auditor's bundle of the configured log to a new folder. Throws an Error in both languages when there is
 * nothing signed and no key to sign with, and SigningRefusal when the log is not what was signed.
 */
export async function exportCommand(
  config: Config,
  target: string,
  options: ExportOptions,
  write = (text: string): void => void process.stdout.write(text),
): Promise<void> {
  const key = await keyOf(config, options);
  const policy = policyOf(options.policy ?? config.proofs?.policyFile, key);
  const folder = options.proofs ?? proofsFolder(config);
  if (folder === undefined)
    throw refusal('--proofs', 'REQUIRED', 'geef de map van de bewijzen', 'give the folder of the proofs');
  const authority = options.authority ?? config.proofs?.stamps?.authorityFile;
  return whileOpen(openLogToRead(config.store), async (store) => {
    if (key !== undefined) await signWhatCame(store, folder, key);
    const signed = await newestOf(folder, policy, key);
    const bar = progress('Bundel schrijven / writing the bundle', signed.size, 'gebeurtenissen / events');
    const { files, events, different } = await writeBundle({
      ...{ store, signed, policy, target },
      tiles: new TileFolder(folder),
      ...(authority === undefined ? {} : { authority: textOf(authority) }),
      programs: options.programs ?? PROGRAMS,
      onProgress: (done) => bar.update(done),
    }).finally(() => bar.stop());
    for (const editionId of different)
      write(`${editionId}: het logboek geeft andere cijfers / the log gives other figures\n`);
    write(
      `${target}: ${events} gebeurtenissen, ${files} bestanden / ${events} events, ${files} files\n` +
        `Bewaar het controlepunt elders / keep the checkpoint elsewhere: ${join(target, 'checkpoint')}\n`,
    );
  });
}

const textOf = (path: string): string => readFileSync(path, 'utf8');

/**
 * The key that is named, else that of the settings: which a demo has once its server has run. Throws KeyFileError.
 */
async function keyOf({ proofs, demo }: Config, { key }: ExportOptions): Promise<SigningKey | undefined> {
  const path = key ?? proofs?.keyFile;
  const isNotMadeYet = key === undefined && demo && path !== undefined && !existsSync(path);
  return path === undefined || isNotMadeYet ? undefined : readKeyFile(path);
}

/** Throws RangeError for a policy that is none. */
function policyOf(path: string | undefined, key: SigningKey | undefined): string {
  const text = path === undefined ? key && `log ${key.verifier}\nquorum none\n` : textOf(path);
  if (text === undefined)
    throw refusal(
      '--policy',
      'REQUIRED',
      'geef --policy of --key: wie ondertekent dit logboek?',
      'give --policy or --key: who signs this log?',
    );
  parsePolicy(text);
  return text;
}

/** Brings the signed tree up to the end of the log, unless a server does that already. */
async function signWhatCame(source: EventStore, folder: string, key: SigningKey): Promise<void> {
  let lock: { release(): void } | undefined;
  try {
    lock = await lockFolder(folder);
    await new Sequencer({ source, folder, key }).pass();
  } catch (error) {
    if (!(error instanceof SigningRefusal) || error.code !== 'OTHER_SIGNER') throw error;
  } finally {
    lock?.release();
  }
}

/**
 * Throws SigningRefusal when it is not of the key that is named, or of no log of the policy: the bundle would be
 * refused by its own verifiers.
 */
async function newestOf(folder: string, policy: string, key: SigningKey | undefined): Promise<Signed> {
  const signed = await newestNote(folder);
  const named = key === undefined ? [] : [[parseVerifierKey(key.verifier)]];
  for (const keys of [...named, parsePolicy(policy).logs.map((log) => log.key)])
    if (signed !== undefined && !isSignedBy(signed, keys)) throw new SigningRefusal('GUARD_DAMAGED');
  if (signed !== undefined) return signed;
  throw refusal(
    '--key',
    'REQUIRED',
    `in ${folder} is nog niets ondertekend; geef de sleutel van het logboek`,
    `nothing is signed in ${folder} yet; give the log's key`,
  );
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openStore, type EventStore } from '#libs/event-store';
import type { Config } from '#libs/platform';
import {
  lockFolder,
  newestNote,
  parsePolicy,
  parseSigningKey,
  Sequencer,
  SigningRefusal,
  TileFolder,
  type Signed,
  type SigningKey,
} from '#libs/transparency';
import { progress } from '../progress.js';
import { writeBundle } from './write-bundle.js';

export interface ExportOptions {
  /** Folder of tiles and checkpoints; default: `proofs` beside the log. */
  readonly proofs?: string;
  /** File of the log's signing key: what was not signed yet is signed first. */
  readonly key?: string;
  /** File of the tlog-policy; default: the log's key, and no witnesses asked. */
  readonly policy?: string;
  /** Folder of the programs that go along; default: where the build puts them. */
  readonly programs?: string;
}

const PROGRAMS = fileURLToPath(new URL('../../../verifier', import.meta.url));

/**
 * Writes the auditor's bundle of the configured log to a new folder. Throws an Error in both languages when there is nothing
 * signed and no key to sign with, and SigningRefusal when the log is not what was signed.
 */
export async function exportCommand(
  config: Config,
  target: string,
  options: ExportOptions,
  write = (text: string): void => void process.stdout.write(text),
): Promise<void> {
  const key = options.key === undefined ? undefined : parseSigningKey(textOf(options.key).trim());
  const policy = policyOf(options, key);
  const folder = options.proofs ?? proofsBeside(config.store);
  const store = await openStore(config.store);
  try {
    if (key !== undefined) await signWhatCame(store, folder, key);
    const signed = await newestOf(folder);
    const bar = progress('Bundel schrijven / writing the bundle', signed.size, 'gebeurtenissen / events');
    const { files, events, different } = await writeBundle({
      ...{ store, signed, policy, target },
      tiles: new TileFolder(folder),
      programs: options.programs ?? PROGRAMS,
      onProgress: (done) => bar.update(done),
    }).finally(() => bar.stop());
    for (const editionId of different)
      write(`${editionId}: het logboek geeft andere cijfers / the log gives other figures\n`);
    write(
      `${target}: ${events} gebeurtenissen, ${files} bestanden / ${events} events, ${files} files\n` +
        `Bewaar het controlepunt elders / keep the checkpoint elsewhere: ${join(target, 'checkpoint')}\n`,
    );
  } finally {
    await store.close();
  }
}

const textOf = (path: string): string => readFileSync(path, 'utf8');

/** Throws RangeError for a policy that is none. */
function policyOf({ policy }: ExportOptions, key: SigningKey | undefined): string {
  const text = policy === undefined ? key && `log ${key.verifier}\nquorum none\n` : textOf(policy);
  if (text === undefined)
    throw new Error(
      'geef --policy of --key / give --policy or --key: wie ondertekent dit logboek / who signs this log',
    );
  parsePolicy(text);
  return text;
}

function proofsBeside(store: string): string {
  if (store.startsWith('sqlite:')) return join(dirname(store.slice('sqlite:'.length)), 'proofs');
  throw new Error('geef de map van de bewijzen / give the folder of the proofs: --proofs');
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

async function newestOf(folder: string): Promise<Signed> {
  const signed = await newestNote(folder);
  if (signed !== undefined) return signed;
  throw new Error(
    `${folder}: nog niets ondertekend; geef de sleutel van het logboek met --key / nothing is signed yet; give the log's key with --key`,
  );
}

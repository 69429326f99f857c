import { existsSync, readFileSync } from 'node:fs';
import type { EventStore } from '#libs/event-store';
import type { Config } from '#libs/platform';
import {
  checkFaultText,
  checkLog,
  guardIn,
  noteOfSize,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  parseVerifierKey,
  readKeyFile,
  rootOfLog,
  sameHash,
  SigningRefusal,
  TileFolder,
  type Signed,
  type VerifierKey,
} from '#libs/transparency';
import { proofsFolder } from './proofs-folder.js';
import { isSignedBy } from './signed-by.js';

type Write = (text: string) => void;

/**
 * Holds every event of the log against what was signed of it, where that is at hand: the leaves, the tree and all
 * checkpoints of the proofs beside it, and checkpoints that somebody kept elsewhere (files). That is what tells an
 * event that was changed together with its digest. Writes what it held against what, and each difference; answers
 * how many there are.
 */
export async function verifyProofs(
  config: Config,
  store: EventStore,
  kept: readonly KeptCheckpoint[],
  write: Write,
): Promise<number> {
  const keys = await keysOf(config);
  let wrong = await againstProofs(config, store, keys, write);
  for (const one of kept) wrong += await againstKept(one, store, keys, write);
  return wrong;
}

/** Whose signatures count: the policy's logs, else the key that signs. Undefined where neither is at hand. */
async function keysOf({ proofs }: Config): Promise<readonly VerifierKey[] | undefined> {
  if (proofs === undefined) return undefined;
  if (proofs.policyFile !== undefined)
    return parsePolicy(readFileSync(proofs.policyFile, 'utf8')).logs.map(({ key }) => key);
  if (!existsSync(proofs.keyFile)) return undefined;
  return [parseVerifierKey((await readKeyFile(proofs.keyFile)).verifier)];
}

const isOf = (signed: Signed, keys: readonly VerifierKey[] | undefined): boolean =>
  keys === undefined || isSignedBy(signed, keys);

async function againstProofs(
  config: Config,
  store: EventStore,
  keys: readonly VerifierKey[] | undefined,
  write: Write,
): Promise<number> {
  const folder = proofsFolder(config);
  const signed = folder === undefined ? undefined : await newestIn(folder);
  if (folder === undefined || signed === undefined) {
    write(
      'niets ondertekend bij dit logboek: een gebeurtenis die samen met haar kenmerk is veranderd, is hier niet te zien / ' +
        'nothing signed beside this log: an event that was changed together with its digest cannot be seen here\n',
    );
    return 0;
  }
  if (signed === 'unreadable' || !isOf(signed, keys))
    return writeRefusal(new SigningRefusal('GUARD_DAMAGED'), write);
  const at = async (size: number): Promise<Signed | undefined> => {
    const found = await noteOfSize(folder, size);
    return found !== undefined && isOf(found, keys) ? found : undefined;
  };
  const { signal } = new AbortController();
  const { size, checkpoints, fault } = await checkLog({
    ...{ source: store, tiles: new TileFolder(folder), checkpoints: { at }, signed, signal },
    onProgress: () => undefined,
  });
  const unsigned = Math.max(0, Number(await store.head()) - signed.size);
  write(
    `${size} gebeurtenissen en ${checkpoints} controlepunten gehouden tegen wat is ondertekend, ${unsigned} daarachter nog niet ondertekend / ` +
      `${size} events and ${checkpoints} checkpoints held against what was signed, ${unsigned} behind them not signed yet\n`,
  );
  if (keys === undefined)
    write(
      'door wie, is niet nagegaan: noem de sleutel (WIJKSPOOR_PROOF_KEY) / by whom was not checked: name the key (WIJKSPOOR_PROOF_KEY)\n',
    );
  if (fault === undefined) return 0;
  const { nl, en } = checkFaultText(fault);
  write(`${nl} / ${en}\n`);
  return 1;
}

/** What was signed last in a folder; `unreadable` when something there is no checkpoint. */
async function newestIn(folder: string): Promise<Signed | 'unreadable' | undefined> {
  try {
    return await guardIn(folder);
  } catch (error) {
    if (error instanceof RangeError) return 'unreadable';
    throw error;
  }
}

/** A checkpoint from elsewhere: the log must give its root, whatever stands beside the log now. */
async function againstKept(
  { path, signed: kept }: KeptCheckpoint,
  store: EventStore,
  keys: readonly VerifierKey[] | undefined,
  write: Write,
): Promise<number> {
  if (!isOf(kept, keys)) return writeRefusal(new SigningRefusal('GUARD_DAMAGED'), write, path);
  try {
    if (!sameHash(await rootOfLog(store, kept.size), kept.root)) throw new SigningRefusal('FORK');
  } catch (error) {
    if (error instanceof SigningRefusal) return writeRefusal(error, write, path);
    throw error;
  }
  write(
    `${path}: het logboek geeft de wortel van ${kept.size} gebeurtenissen / the log gives the root of ${kept.size} events\n`,
  );
  return 0;
}

/** A checkpoint that somebody kept elsewhere, and the file it is in. */
export interface KeptCheckpoint {
  readonly path: string;
  readonly signed: Signed;
}

/** Reads a file with a checkpoint. Throws an Error in both languages for one that is none. */
export function keptCheckpoint(path: string): KeptCheckpoint {
  const note = readFileSync(path, 'utf8');
  try {
    return { path, signed: { ...parseCheckpoint(parseNote(note).text), note } };
  } catch (error) {
    throw new Error(`${path}: dit is geen controlepunt / this is no checkpoint`, { cause: error });
  }
}

function writeRefusal({ message }: SigningRefusal, write: Write, path?: string): number {
  write(`${path === undefined ? '' : `${path}: `}${message}\n`);
  return 1;
}

import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import type { ProofConfig } from '#libs/platform';
import {
  guardIn,
  noteOfSize,
  readIfThere,
  signedSizes,
  stampedSizes,
  stampOf,
  STAMPS,
  syncFolders,
  tileIndexPath,
  writeDurably,
} from '#libs/transparency';

const [GUARD, CHECKPOINT, WITNESSES] = ['guard', 'checkpoint', 'witnesses.json'];
/** What may be put back: checkpoints, stamps, the guard and what witnesses signed last. */
const PATH = /^(guard|checkpoint|witnesses\.json|checkpoints\/(x\d{3}\/)*\d{3}|stamps\/[1-9]\d{0,15}\.tsr)$/;

interface Line {
  readonly path: string;
  /** Base64. */
  readonly content: string;
}

/**
 * Copies what was signed of a log (each checkpoint with its cosignatures, the stamps, the guard) to one file; false
 * when nothing was. To be called before the log is copied: the copy of the log is then at least as long as what was
 * signed. Tiles are not in it: log and guard give them again.
 */
export async function copyProofs(folder: string, target: string): Promise<boolean> {
  const last = await guardIn(folder);
  if (last === undefined) return false;
  const file = await open(target, 'w', 0o600);
  const write = async (path: string, content: Uint8Array | string | undefined): Promise<void> => {
    if (content === undefined) return;
    const line: Line = { path, content: Buffer.from(content).toString('base64') };
    await file.write(`${JSON.stringify(line)}\n`);
  };
  try {
    for (const size of await signedSizes(folder))
      if (size <= last.size)
        await write(`checkpoints/${tileIndexPath(size)}`, (await noteOfSize(folder, size))?.note);
    for (const size of await stampedSizes(folder))
      if (size <= last.size) await write(`${STAMPS}/${size}.tsr`, await stampOf(folder, size));
    await write(WITNESSES, await readIfThere(join(folder, WITNESSES)));
    await write(GUARD, last.note);
    await file.sync();
    return true;
  } finally {
    await file.close();
  }
}

/**
 * Throws, in both languages, when more was signed in a folder than a log that is to be put back has: the log's key
 * must not sign a second history.
 */
export async function mustReachSigned(folder: string, position: bigint): Promise<void> {
  const last = await guardIn(folder);
  if (last === undefined || BigInt(last.size) <= position) return;
  throw new Error(
    `${folder}: hier is ondertekend tot en met ${last.size}, de back-up houdt op bij ${position}: zet een nieuwere back-up terug / ` +
      `signed up to ${last.size} here, the backup ends at ${position}: restore a newer backup`,
  );
}

/**
 * Puts back what was signed. Of a folder that knows of newer checkpoints only what is missing is added: its guard
 * stays. Answers the size of the guard that was put back, undefined where the folder's own stayed.
 */
export async function putProofsBack(from: string, folder: string): Promise<number | undefined> {
  const own = await guardIn(folder);
  const folders = new Set<string>([folder]);
  let guard: Buffer | undefined;
  for await (const text of createInterface({ input: createReadStream(from), crlfDelay: Infinity })) {
    const { path, content } = JSON.parse(text) as Line;
    if (!PATH.test(path)) throw new Error(`${from}: onbekend bestand / unknown file: ${path}`);
    const bytes = Buffer.from(content, 'base64');
    if (path === GUARD) guard = bytes;
    else if (!existsSync(join(folder, path))) {
      await writeDurably(join(folder, path), bytes);
      folders.add(dirname(join(folder, path)));
    }
  }
  await syncFolders(folders);
  if (own !== undefined || guard === undefined) return undefined;
  for (const name of [GUARD, CHECKPOINT]) await writeDurably(join(folder, name), guard);
  await syncFolders([folder]);
  return (await guardIn(folder))?.size;
}

/** Puts the log's key back where the settings look for it. Throws, in both languages, when there is another one. */
export async function putKeyBack(from: string, { keyFile }: ProofConfig): Promise<void> {
  const key = readFileSync(from);
  const own = await readIfThere(keyFile);
  if (own?.equals(key) === false)
    throw new Error(
      `${keyFile}: hier staat een andere sleutel dan die van de back-up / another key is here than that of the backup`,
    );
  mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 });
  if (own === undefined) await writeDurably(keyFile, key);
}

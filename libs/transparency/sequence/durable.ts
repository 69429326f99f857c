import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file so that after a power cut it is there whole or not at all: beside it, synced, then put in its place.
 */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/**
 * Writes a file so that it is there whole or not at all when its process is killed. A power cut may take it, or
 * leave it empty: for what can be made again. In the thread that asks: its priority is that of the writing, and the
 * few threads that Node writes files with stay free for others.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const beside = `${path}.new`;
  try {
    writeFileSync(beside, bytes, { mode: 0o600 });
  } catch (error) {
    if (!isMissing(error)) throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, bytes, { mode: 0o600 });
  }
  renameSync(beside, path);
}

/** Whether a file is there with these bytes. */
export const hasBytes = (path: string, bytes: Uint8Array): boolean => readNow(path)?.equals(bytes) ?? false;

/** What was written in a file is on the disk; its name is not before its folder's `syncFolders`. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the names in folders durable; what a rename did is otherwise lost with the power. */
export async function syncFolders(paths: Iterable<string>): Promise<void> {
  for (const path of new Set(paths)) await syncFile(path);
}

/** The names in a folder; none when it is not there. */
export async function namesIn(folder: string, recursive = false): Promise<readonly string[]> {
  try {
    return await readdir(folder, { recursive });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The file's bytes; undefined when there is none. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * The same in the turn that asks, for small files of which many are asked for: from the memory of the system that
 * is some hundredths of a millisecond, and by the threads that Node reads with five handings over, each of which
 * waits for a processor.
 */
export const readNow = (path: string): Buffer | undefined => ifThere(() => readFileSync(path));

/**
 * Bytes that are looked at and let go of in the same turn; a buffer for each file is most of what the garbage
 * collector has to do with proofs.
 */
const lent = Buffer.allocUnsafeSlow(1 << 18);

/** The same, good until the next file is lent. */
export const lendNow = (path: string): Buffer | undefined =>
  ifThere(() => {
    const file = openSync(path, 'r');
    try {
      const read = readSync(file, lent, 0, lent.length, 0);
      return read < lent.length ? lent.subarray(0, read) : readFileSync(path);
    } finally {
      closeSync(file);
    }
  });

function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

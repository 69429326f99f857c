import { createHash } from 'node:crypto';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';

/** How far an import came: everything before the offset is acknowledged by the server. */
export interface Reached {
  readonly offset: number;
  readonly nextLine: number;
  readonly stored: number;
  readonly duplicates: number;
  /** SHA-256 of the file's first 64 KiB (or what there was of it): another file under this name starts over. */
  readonly fingerprint: string;
  readonly url: string;
}

const pathOf = (file: string) => `${file}.wijkspoor-import.json`;

/** Fingerprint of the part of the file before an offset, at most 64 KiB. */
export async function fingerprintOf(file: string, offset: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(Math.min(offset, 65_536)),
      0,
      Math.min(offset, 65_536),
      0,
    );
    return createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex');
  } finally {
    await handle.close();
  }
}

/**
 * What an earlier run reached with this file and server; undefined when there was none or the file is another one
 * now.
 */
export async function readReached(file: string, url: string): Promise<Reached | undefined> {
  const text = await readFile(pathOf(file), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const reached = JSON.parse(text) as Reached;
    const same = reached.url === url && reached.fingerprint === (await fingerprintOf(file, reached.offset));
    return same ? reached : undefined;
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that a crash leaves the one or the other. */
export async function writeReached(file: string, reached: Reached): Promise<void> {
  await writeFile(`${pathOf(file)}.new`, JSON.stringify(reached));
  await rename(`${pathOf(file)}.new`, pathOf(file));
}

export const forget = (file: string): Promise<void> => rm(pathOf(file), { force: true });

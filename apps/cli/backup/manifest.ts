import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The files of a backup, by what each is. */
export const FILES = {
  log: 'log.db',
  vault: 'vault/vault.db',
  settings: 'settings.env',
  /** Where the log is signed: checkpoints, stamps and the guard; the key in an encrypted backup only. */
  proofs: 'proofs.jsonl',
  proofKey: 'proof.key',
} as const;
export const MANIFEST = 'manifest.json';

/** What a backup says of itself: with it, a restore knows that nothing is missing, and of what log it is. */
export interface Manifest {
  readonly format: 'wijkspoor-backup/1';
  readonly madeAt: string;
  /** Position of the last event in it. */
  readonly position: string;
  /** SHA-256 over every event, as `wijkspoor migrate` prints it. */
  readonly logDigest: string;
  /** Whether its files are encrypted with WIJKSPOOR_BACKUP_KEY. */
  readonly encrypted: boolean;
  /** SHA-256 of each file as it stands in the backup. */
  readonly files: Readonly<Record<string, string>>;
}

/** SHA-256 (hex) of a file. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Reads a backup's manifest and holds every file against it. Throws in words when one is missing or another. */
export async function checkedManifest(folder: string): Promise<Manifest> {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
  } catch (cause) {
    throw new Error(`${folder}: hier staat geen hele back-up / no whole backup here`, { cause });
  }
  if (manifest.format !== 'wijkspoor-backup/1')
    throw new Error(`${folder}: onbekende vorm van back-up / unknown form of backup`);
  for (const [name, digest] of Object.entries(manifest.files)) {
    const found = await digestOfFile(join(folder, name)).catch(() => undefined);
    if (found !== digest)
      throw new Error(`${join(folder, name)}: ontbreekt of is beschadigd / is missing or damaged`);
  }
  return manifest;
}

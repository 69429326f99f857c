import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#libs/platform';
import { FILES } from './manifest.js';
import { copyProofs, putKeyBack, putProofsBack } from './proofs-copy.js';

/** What is to be kept of the signing of the log; its key is not written where anybody could read it. */
export async function signedIn(
  { proofs }: Config,
  work: string,
  key: Uint8Array | undefined,
): Promise<readonly (readonly [name: string, path: string])[]> {
  if (proofs === undefined || proofs.folder === ':memory:') return [];
  const copy = join(work, FILES.proofs);
  if (!(await copyProofs(proofs.folder, copy))) return [];
  const files: [string, string][] = [[FILES.proofs, copy]];
  if (key === undefined)
    process.stdout.write(
      'De sleutel van het logboek zit alleen in een versleutelde back-up (WIJKSPOOR_BACKUP_KEY): bewaar haar apart / ' +
        'the key of the log is in an encrypted backup only (WIJKSPOOR_BACKUP_KEY): keep it apart\n',
    );
  else {
    const path = join(work, FILES.proofKey);
    await copyFile(proofs.keyFile, path);
    files.push([FILES.proofKey, path]);
  }
  return files;
}

/** Puts back what was signed, where the settings say that this server signs. */
export async function restoreSigned(
  { proofs }: Config,
  taken: (name: string) => Promise<string | undefined>,
): Promise<void> {
  const copy = await taken(FILES.proofs);
  if (copy === undefined) return;
  if (proofs === undefined || proofs.folder === ':memory:') {
    process.stdout.write(
      'Bewijzen niet teruggezet: WIJKSPOOR_PROOF_KEY is niet ingesteld / proofs not restored: WIJKSPOOR_PROOF_KEY is not set\n',
    );
    return;
  }
  const keyFile = await taken(FILES.proofKey);
  if (keyFile !== undefined) await putKeyBack(keyFile, proofs);
  const size = await putProofsBack(copy, proofs.folder);
  if (size !== undefined)
    process.stdout.write(
      `Bewijzen teruggezet tot en met ${size}. Is er na de back-up nog ondertekend en is dat verloren: maak een nieuwe sleutel (wijkspoor proof-key) / ` +
        `proofs restored up to ${size}. If more was signed after the backup and is lost: make a new key (wijkspoor proof-key)\n`,
    );
}

import { dirname, join } from 'node:path';
import { filePathOf, type Config } from '#libs/platform';

/**
 * Where the tiles and checkpoints of the configured log are, unless a setting says otherwise: beside a log in a
 * file. Undefined for others.
 */
export function proofsFolder({ proofs, store }: Config): string | undefined {
  if (proofs !== undefined) return proofs.folder;
  const log = filePathOf(store);
  return log === undefined ? undefined : join(dirname(log), 'proofs');
}

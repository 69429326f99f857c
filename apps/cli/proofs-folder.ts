import { dirname, join } from 'node:path';
import type { Config } from '#libs/platform';

const FILE = 'sqlite:';

/**
 * Where the tiles and checkpoints of the configured log are, unless a setting says otherwise: beside a log in a
 * file. Undefined for others.
 */
export function proofsFolder({ proofs, store }: Config): string | undefined {
  if (proofs !== undefined) return proofs.folder;
  return store.startsWith(FILE) ? join(dirname(store.slice(FILE.length)), 'proofs') : undefined;
}

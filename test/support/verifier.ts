import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../infra/scripts/verifier.mjs', import.meta.url));

/**
 * Builds verify.mjs, replay.mjs and verify.py from their sources to a folder; the bundler does not run inside Jest.
 */
export function buildVerifier(folder: string): string {
  execFileSync(process.execPath, [SCRIPT, folder]);
  return folder;
}

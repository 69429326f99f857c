import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { exportCommand } from '../../../dist/apps/cli/export/export-command.js';
import { makeKeyFile } from '../../../dist/libs/transparency/index.js';
import { timed } from '../support/measure.mjs';

const PROGRAMS = fileURLToPath(new URL('../../../dist/verifier', import.meta.url));

/**
 * Seconds in which the file in a bundle of the log `log.db` of a folder finds nothing wrong with it: a process of
 * its own, plain Node, no packages. Throws when it finds something.
 */
export async function verified(place) {
  const [log, key, bundle] = ['log.db', 'key', 'bundle'].map((name) => join(place, name));
  await makeKeyFile(key, 'bench.example.org/log');
  const options = { proofs: join(place, 'proofs'), key, programs: PROGRAMS };
  await exportCommand({ store: `sqlite:${log}`, demo: false }, bundle, options, () => undefined);
  const { ms } = await timed(() =>
    promisify(execFile)(process.execPath, ['verify.mjs', '.'], { cwd: bundle, maxBuffer: 2 ** 26 }),
  );
  return ms / 1_000;
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { KeptEdition, Protector } from '#libs/disclosure';

/**
 * Longer than any edition took by far; what does not end by then is an error, and hides nothing and shows nothing.
 */
const LIMIT = 120_000;
const MEMORY = { maxOldGenerationSizeMb: 512 };

/** Protects an edition in a thread of its own. Rejects when that fails, takes two minutes or half a gigabyte. */
export const protectInWorker: Protector = (request) =>
  new Promise<KeptEdition>((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: request, resourceLimits: MEMORY });
    const late = setTimeout(() => {
      reject(new Error(`edition ${request.table.editionId} is not protected within ${String(LIMIT)} ms`));
      void worker.terminate();
    }, LIMIT);
    worker.once('message', (made: KeptEdition) => resolve(made));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the thread that protects ended with ${String(code)}`));
    });
  });

/** Threads run what was built, also for tests. */
function workerFile(): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL('./protect.worker.js', import.meta.url);
  const built = new URL('../../dist/libs/solver/protect.worker.js', import.meta.url);
  if (!existsSync(fileURLToPath(built)))
    throw new Error(`${fileURLToPath(built)} is missing: run \`npm run build\` before the tests`);
  return built;
}

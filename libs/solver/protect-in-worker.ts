import { Worker } from 'node:worker_threads';
import { threadFile } from '#libs/platform';
import type { KeptEdition, ProtectionRequest, Protector } from '#libs/disclosure';

/** Longer than any edition took by far. */
const LIMIT = 120_000;
const MEMORY = { maxOldGenerationSizeMb: 512 };

/** What the thread is given: a question to the solver may take so many seconds. */
export interface WorkerData {
  readonly request: ProtectionRequest;
  readonly seconds: number;
}

/**
 * Protects an edition in a thread of its own. Rejects when that fails, takes longer than so many milliseconds, a
 * question to the solver half of them, or half a gigabyte: it hides nothing and shows nothing then.
 */
export const protectWithin =
  (limit: number): Protector =>
  (request) =>
    new Promise<KeptEdition>((resolve, reject) => {
      const workerData: WorkerData = { request, seconds: limit / 2 / 1_000 };
      const worker = new Worker(threadFile(import.meta.url, './protect.worker.js'), {
        workerData,
        resourceLimits: MEMORY,
      });
      const late = setTimeout(() => {
        reject(new Error(`edition ${request.table.editionId} is not protected within ${String(limit)} ms`));
        void worker.terminate();
      }, limit);
      worker.once('message', (made: KeptEdition) => resolve(made));
      worker.once('error', reject);
      worker.once('exit', (code) => {
        clearTimeout(late);
        reject(new Error(`the thread that protects ended with ${String(code)}`));
      });
    });

/** The same within two minutes. */
export const protectInWorker: Protector = protectWithin(LIMIT);

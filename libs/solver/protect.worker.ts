import { parentPort, workerData } from 'node:worker_threads';
import { createHmac } from 'node:crypto';
import { kept, protect } from '#libs/disclosure';
import { openSolver } from './highs-solver.js';
import type { WorkerData } from './protect-in-worker.js';

/** One edition, then the thread ends: what it held is gone, and a question that never ends can be ended. */
const { request, seconds } = workerData as WorkerData;
const { key, ...asked } = request;
const mac = (text: string): bigint => createHmac('sha256', key).update(text).digest().readBigUInt64BE();
parentPort?.postMessage(kept(protect({ ...asked, mac, solver: await openSolver(seconds) }), asked));

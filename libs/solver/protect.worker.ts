import { parentPort, workerData } from 'node:worker_threads';
import { createHmac } from 'node:crypto';
import { kept, protect, type ProtectionRequest } from '#libs/disclosure';
import { openSolver } from './highs-solver.js';

/** One edition, then the thread ends: what it held is gone, and a question that never ends can be ended. */
const { key, ...asked } = workerData as ProtectionRequest;
const mac = (text: string): bigint => createHmac('sha256', key).update(text).digest().readBigUInt64BE();
parentPort?.postMessage(kept(protect({ ...asked, mac, solver: await openSolver() }), asked));

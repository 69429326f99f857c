export { openSolver } from './highs-solver.js';
export { protectInWorker } from './protect-in-worker.js';

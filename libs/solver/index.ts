export { openSolver } from './highs-solver.js';
export { protectInWorker, protectWithin } from './protect-in-worker.js';

export { openSolver } from './highs-solver.js';

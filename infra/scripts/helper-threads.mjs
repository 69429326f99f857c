import { availableParallelism } from 'node:os';

/**
 * The flag that says how many threads V8 has beside the main one, for compiling and collecting: Node makes four on
 * any machine, and where there are two cores these take the time of the thread that answers (decision 0089).
 */
export const helperThreads = (cores = availableParallelism()) =>
  `--v8-pool-size=${Math.min(4, Math.max(1, cores - 1))}`;

import { availableParallelism } from 'node:os';

// As where it runs: graphql looks at every value twice otherwise, which is a tenth of a suite that asks it much.
process.env.NODE_ENV = 'production';

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

export default {
  testSequencer: '<rootDir>/infra/scripts/jest-sequencer.mjs',
  // Packages and product are loaded once a worker for the suites of test, not once a suite.
  runtime: '<rootDir>/infra/scripts/jest-runtime.cjs',
  testEnvironment: '<rootDir>/infra/scripts/jest-environment.cjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    '^#libs/([^/]+)$': '<rootDir>/libs/$1/index.ts',
    '^#apps/(.+)$': '<rootDir>/apps/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: ['<rootDir>/test/support/jest-setup.ts'],
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // For what hangs, not for what is slow: a busy machine may take its time. A minute more than PATIENCE, which says
  // what it waits for.
  testTimeout: 660_000,
  // One more than there are cores: much of a test's time is waiting for servers, browsers and killed processes.
  maxWorkers: availableParallelism() + 1,
  // Modules of a spec stay in memory after it (node's vm modules): a worker that holds much is replaced by a new one.
  workerIdleMemoryLimit: '1GB',
  // A worker that has nothing left to do needs more than Jest's half a second to give a gigabyte back on a busy
  // machine, and was said to leak: seen with a spec of arithmetic, whose process had emitted `exit` at once. Said
  // now, it is true.
  workerGracefulExitTimeout: 30_000,
};

/**
 * One environment of Jest for the suites of `test` in a worker: their modules stay (jest-runtime.cjs), so their realm
 * does too. What a suite changes of it that a program may change (variables of the process, timers) is put back.
 */
const { TestEnvironment: NodeEnvironment } = require('jest-environment-node');
const { relative } = require('node:path');

/** Where jest-circus keeps who listens to the tests of a suite. */
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');

class KeptEnvironment extends NodeEnvironment {
  constructor(...args) {
    super(...args);
    this.keepsModules = true;
    this.env = { ...this.global.process.env };
    this.exit = this.global.process.exit;
  }

  async teardown() {
    this.fakeTimersModern.useRealTimers();
    const { process } = this.global;
    for (const name of Object.keys(process.env)) if (!(name in this.env)) delete process.env[name];
    Object.assign(process.env, this.env);
    process.exit = this.exit;
    delete this.global[EVENT_HANDLERS];
  }
}

let kept;

/** The environment of a suite: that of this process for those of `test`, its own for a spec beside the code. */
module.exports = function environmentOf(config, context) {
  const { rootDir } = config.projectConfig;
  if (!relative(rootDir, context.testPath).startsWith('test/')) return new NodeEnvironment(config, context);
  kept ??= new KeptEnvironment(config, context);
  return kept;
};

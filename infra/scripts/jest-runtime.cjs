/**
 * Jest loads every module again for each suite: a server's worth of them takes longer than what most suites ask of
 * it. Here the suites of `test` share packages and product, loaded once a worker, as once a process where they run;
 * specs and what those share stay their own. A spec beside the code has everything for itself, and so has one that
 * says `@jest-environment node` (it replaces modules, or looks at what happens the first time).
 */
const { default: JestRuntime } = require('jest-runtime');
const { relative } = require('node:path');
const { fileURLToPath } = require('node:url');

const KEPT = /(^|\/)node_modules\/|^(libs|apps)\/(?!(.*\/)?testing\/|.*\.spec\.ts$)/;

/** A registry of modules whose kept ones are those of the worker. */
class Layers extends Map {
  constructor(kept, isKept) {
    super();
    this.kept = kept;
    this.isKept = isKept;
  }

  get(key) {
    return this.isKept(key) ? this.kept.get(key) : super.get(key);
  }

  has(key) {
    return this.get(key) !== undefined;
  }

  set(key, module) {
    if (this.isKept(key)) this.kept.set(key, module);
    else super.set(key, module);
    return this;
  }

  delete(key) {
    return this.isKept(key) ? this.kept.delete(key) : super.delete(key);
  }
}

const modules = new Map();
const commonModules = new Map();
const sourceMaps = new Map();

module.exports = class KeptModules extends JestRuntime {
  constructor(config, environment, ...rest) {
    super(config, environment, ...rest);
    if (environment.keepsModules !== true) return;
    const isKept = (key) => {
      if (key.startsWith('node:')) return true;
      if (!key.startsWith('/') && !key.startsWith('file:')) return false;
      return KEPT.test(relative(config.rootDir, key.startsWith('file:') ? fileURLToPath(key) : key));
    };
    this.registries.esModuleRegistry = new Layers(modules, isKept);
    this.registries.moduleRegistry = new Layers(commonModules, isKept);
    for (const [file, map] of sourceMaps) this.getSourceMaps().set(file, map);
  }

  teardown() {
    for (const [file, map] of this.getSourceMaps()) sourceMaps.set(file, map);
    super.teardown();
    // A kept module that loads another when it is first asked does so by who loaded it.
    if (this._environment.keepsModules === true) this.testState.state = 'loading';
  }
};

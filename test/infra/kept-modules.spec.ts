/**
 * What a worker of Jest keeps from suite to suite, and what not. Seen to fail: with Jest's own runtime, with specs
 * beside the code among those that share, with what specs share among the kept, with a module loaded late by a suite
 * that has ended, and with the variables, `exit`, the timers or who listens not put back.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');

/** How often it was asked since it was loaded. */
const COUNTER = 'let asked = 0;\nexport const ask = () => ++asked;\n';
const SPEC = `
import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { ask as packaged } from 'counter';
import { ask as product, late } from '../libs/product.js';
import { ask as shared } from '../libs/testing/shared.js';

it('says what it finds, and leaves something behind', async () => {
  const { env } = process;
  const found = {
    packaged: packaged(),
    product: product(),
    late: (await late()).ask(),
    shared: shared(),
    variable: env.LEFT_BEHIND,
    language: env.LANG,
    handlers: globalThis[Symbol.for('EVENT_HANDLERS')].length,
  };
  env.LEFT_BEHIND = 'yes';
  env.LANG = 'left';
  expect(found.shared).toBe(1);
  writeFileSync(import.meta.filename + '.json', JSON.stringify(found));
});
`;
const FILES: Readonly<Record<string, string>> = {
  'libs/product.ts': `${COUNTER}export const late = () => import('counter/late.js');\n`,
  'libs/testing/shared.ts': COUNTER,
  'test/1.spec.ts': SPEC,
  'test/2.spec.ts': SPEC,
  'test/3.spec.ts': `/** @jest-environment node */${SPEC}`,
  'libs/4.spec.ts': SPEC,
  'node_modules/counter/package.json': '{"name":"counter","type":"module","main":"index.js"}',
  'node_modules/counter/index.js': COUNTER,
  'node_modules/counter/late.js': COUNTER,
  'package.json': '{"type":"module"}',
  'order.mjs': `import { basename } from 'node:path';
import Sequencer from ${JSON.stringify(join(ROOT, 'node_modules/@jest/test-sequencer/build/index.js'))};
export default class extends Sequencer.default {
  sort(tests) {
    return [...tests].sort((a, b) => (basename(a.path) < basename(b.path) ? -1 : 1));
  }
}
`,
  'jest.config.mjs': `import { createRequire } from 'node:module';
import base from ${JSON.stringify(join(ROOT, 'jest.config.mjs'))};
const own = (path) => path.replace('<rootDir>', ${JSON.stringify(ROOT)});
const [[files, [swc, how]]] = Object.entries(base.transform);
export default {
  ...base,
  rootDir: import.meta.dirname,
  runtime: own(base.runtime),
  testEnvironment: own(base.testEnvironment),
  testSequencer: './order.mjs',
  setupFiles: [],
  transform: { [files]: [createRequire(${JSON.stringify(join(ROOT, 'package.json'))}).resolve(swc), how] },
};
`,
};

let folder: string;
let found: readonly Readonly<Record<string, unknown>>[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kept-modules-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  await promisify(execFile)(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', jest, '--runInBand', '--config', 'jest.config.mjs'],
    { cwd: folder, env: { ...process.env, LANG: 'C' } },
  );
  found = ['test/1', 'test/2', 'test/3', 'libs/4'].map(
    (spec) =>
      JSON.parse(readFileSync(join(folder, `${spec}.spec.ts.json`), 'utf8')) as Record<string, unknown>,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('given a second suite of test, then packages and product are those of the first, also what is loaded late', () => {
  expect(found.map(({ packaged, product, late }) => [packaged, product, late])).toEqual([
    [1, 1, 1],
    [2, 2, 2],
    [1, 1, 1],
    [1, 1, 1],
  ]);
});

it('given what specs share, then each suite has its own', () => {
  expect(found.map(({ shared }) => shared)).toEqual([1, 1, 1, 1]);
});

it('given what a suite changed of its process, then the next does not find it', () => {
  expect(found.map(({ variable, language }) => [variable, language])).toEqual(
    Array(4).fill([undefined, 'C']),
  );
});

it('given the suites before, then none of them listens to the tests of the next', () => {
  const [first, second] = found;
  expect(second?.['handlers']).toBe(first?.['handlers']);
});

/** Jest wraps `exit` for each suite; what a suite pretends of time stays until it is taken back. */
const LEFT = `
  const Environment = require(process.argv[1]);
  const config = { globalConfig: {}, projectConfig: { rootDir: '/tree', testEnvironmentOptions: {}, globals: {}, fakeTimers: {} } };
  const one = () => new Environment(config, { testPath: '/tree/test/a.spec.ts' });
  const environment = one();
  const { process: { exit }, setTimeout } = environment.global;
  environment.global.process.exit = () => {};
  environment.fakeTimersModern.useFakeTimers();
  console.log(environment.global.setTimeout === setTimeout);
  environment.teardown().then(() => {
    const { global } = one();
    console.log(global === environment.global, global.process.exit === exit, global.setTimeout === setTimeout);
  });
`;

it('given another way to exit and another clock, then after the suite they are the first ones again', () => {
  const said = execFileSync(process.execPath, ['-e', LEFT, join(ROOT, 'infra/scripts/jest-environment.cjs')]);
  expect(String(said)).toBe('false\ntrue true true\n');
});

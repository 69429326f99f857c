/**
 * Every check, one after the other; ends with a line of passed and failed tests. `--long` takes the long doses (a
 * thousand kills, every page in every language and width, 50,000 rows) in place of the short ones; the rest of the
 * arguments go to Jest.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { helperThreads } from './helper-threads.mjs';
import { listKpis } from './list-kpis.mjs';
import { browser, build, checkNode, install, root } from './prepare.mjs';

checkNode();
install();
/** What is committed, before the build mends it. */
const stale = listKpis({ check: true });
await build();

browser();

const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-test-'));
const report = join(folder, 'jest.json');
const long = process.argv.includes('--long');
const forJest = process.argv.slice(2).filter((each) => each !== '--long');
const env = {
  ...process.env,
  WIJKSPOOR_TEST_LONG: long ? '1' : '',
  WIJKSPOOR_TEST_KEPT: folder,
  WIJKSPOOR_TEST_RUN: String(process.pid),
};
const SLOWEST = 12;
const bin = (name) => join('node_modules', name);
const tsc = bin('typescript-native/bin/tsc');
// A suite loads a server's worth of modules: with room for what is young, less is spent on sweeping it.
const jest = [
  helperThreads(),
  '--max-semi-space-size=64',
  '--experimental-vm-modules',
  '--no-warnings',
  bin('jest/bin/jest.js'),
];
const cruise = (name, config, ...folders) => [
  name,
  [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', config, 'apps', 'libs', ...folders],
];
/**
 * What reads the sources and nothing else: one at a time beside the tests, which often wait for servers and browsers.
 */
const checks = [
  ['lint', [bin('eslint/bin/eslint.js'), '.']],
  ['lint by types', [bin('oxlint/bin/oxlint'), '--type-aware']],
  ['types', [tsc, '--noEmit', '-p', 'tsconfig.json']],
  ['format', [bin('oxfmt/bin/oxfmt'), '--check', '.']],
  ['names of event types', ['infra/scripts/event-names.mjs']],
  ['types of the dashboard', [tsc, '--noEmit', '-p', 'apps/dashboard/tsconfig.json']],
  ['types of the browser tests', [tsc, '-p', 'test/browser/tsconfig.json']],
  cruise('house rules', '.dependency-cruiser.cjs', 'test', 'infra'),
  cruise('rings of folders', '.dependency-cruiser.folders.cjs'),
];

let passed = 0;
let failed = stale.length;
for (const path of stale) console.log(`${path} was not what infra/scripts/list-kpis.mjs writes; it is now`);
let skipped = 0;
/** Said again at the end: they went by among the tests. */
const redChecks = [];

function say(name, status, started) {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`=== ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
}

/** Runs a check beside the tests; what it says is shown when it has ended, so that it stands together. */
function check(name, args) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    let ended = false;
    const end = (status) => {
      if (ended) return;
      ended = true;
      console.log(`\n=== ${name}`);
      process.stdout.write(Buffer.concat(said));
      say(name, status, started);
      if (status === 0) passed++;
      else {
        failed++;
        redChecks.push(name);
      }
      resolve();
    };
    child.once('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      end(1);
    });
    child.once('close', end);
  });
}

/**
 * Where a server keeps what no setting gives another place: a test that leaves something there meets it the next
 * time.
 */
const data = join(root, 'data');
const dataBefore = existsSync(data);

/** The tests say what they do while they do it. */
function runTests() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...jest, '--json', `--outputFile=${report}`, ...forJest], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    child.once('error', (error) => {
      console.log(error.message);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function checkSources() {
  for (const [name, args] of checks) await check(name, args);
}

const started = performance.now();
console.log('\n=== tests');
const [status] = await Promise.all([
  runTests().then((code) => {
    say('tests', code, started);
    return code;
  }),
  checkSources(),
]);
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  skipped += result.numPendingTests;
  sayWhatTookLongest(result.testResults);
  if (status !== 0 && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) failed++;
} catch {
  failed++;
}

if (!dataBefore && existsSync(data)) {
  console.log(
    '\nA test left files in data/, where `npm start` keeps its own: give its server settings for every file',
  );
  failed++;
}

function sayWhatTookLongest(suites) {
  const took = ({ startTime, endTime }) => Math.round((endTime - startTime) / 1000);
  console.log(
    `\nDoses: ${long ? 'long' : 'short (npm run test:long has the long ones)'}. What took longest:`,
  );
  for (const suite of suites.toSorted((a, b) => took(b) - took(a)).slice(0, SLOWEST))
    console.log(`${String(took(suite)).padStart(5)} s  ${relative(root, suite.name)}`);
}

if (redChecks.length > 0) console.log(`\nFAILED beside the tests: ${redChecks.join(', ')}`);

rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

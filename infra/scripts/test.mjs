/**
 * Every check, one after the other; ends with a line of passed and failed tests. `--long` takes the long doses (a
 * thousand kills, every page in every language and width, 50,000 rows) in place of the short ones; the rest of the
 * arguments go to Jest.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { listKpis } from './list-kpis.mjs';
import { browser, build, checkNode, install, root } from './prepare.mjs';

checkNode();
install();
/** What is committed, before the build mends it. */
const listIsStale = listKpis({ check: true });
build();

browser();

const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-test-'));
const report = join(folder, 'jest.json');
const long = process.argv.includes('--long');
const forJest = process.argv.slice(2).filter((each) => each !== '--long');
const env = { ...process.env, WIJKSPOOR_TEST_LONG: long ? '1' : '' };
const SLOWEST = 12;
const bin = (name) => join('node_modules', name);
const jest = ['--experimental-vm-modules', '--no-warnings', bin('jest/bin/jest.js')];
const checks = [
  ['types', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']],
  ['types of the dashboard', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'apps/dashboard/tsconfig.json']],
  ['types of the browser tests', [bin('typescript/bin/tsc'), '-p', 'test/browser/tsconfig.json']],
  ['lint', [bin('eslint/bin/eslint.js'), '.']],
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']],
  [
    'house rules',
    [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
    ],
  ],
  ['tests', [...jest, '--json', `--outputFile=${report}`, ...forJest]],
];

let passed = 0;
let failed = listIsStale ? 1 : 0;
if (listIsStale)
  console.log('libs/indicators/definitions.ts was not what infra/scripts/list-kpis.mjs writes; it is now');
let skipped = 0;
for (const [name, args] of checks) {
  const started = performance.now();
  console.log(`\n=== ${name}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  console.log(
    `=== ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(0)} s)`,
  );
  if (name !== 'tests') {
    if (status === 0) passed++;
    else failed++;
    continue;
  }
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
}
function sayWhatTookLongest(suites) {
  const took = ({ startTime, endTime }) => Math.round((endTime - startTime) / 1000);
  console.log(
    `\nDoses: ${long ? 'long' : 'short (npm run test:long has the long ones)'}. What took longest:`,
  );
  for (const suite of suites.toSorted((a, b) => took(b) - took(a)).slice(0, SLOWEST))
    console.log(`${String(took(suite)).padStart(5)} s  ${relative(root, suite.name)}`);
}

rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

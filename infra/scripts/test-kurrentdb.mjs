/**
 * What holds on a real KurrentDB at KURRENTDB_URL (esdb://…, with the user's name and password in it where the
 * cluster wants one; the rights of docs/guides/cluster.md are enough). Every test uses a log of its own name, so a
 * shared server will do, also one that was tested on before.
 *   npm run test:kurrentdb                    the conformance and end-to-end suites
 *   npm run test:kurrentdb -- --faults        twenty rounds of node faults under load; KURRENTDB_FAULTS says how
 *   (test/kurrentdb/node-faults.spec.ts) npm run test:kurrentdb -- --bench         rates, against the raw client in
 *   the same run npm run test:kurrentdb -- --test-server   the suites on the test server, in a process of its own,
 *   over TLS, as the least user
 * and a path of a suite or a folder in place of all of them.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { testServer } from '../../test/bench/support/kurrent-server.mjs';
import { build, checkNode, install, root } from './prepare.mjs';

const OWN = ['--faults', '--bench', '--test-server'];
const asked = (option) => process.argv.includes(option);
const given = process.argv.slice(2).filter((each) => !OWN.includes(each));
const paths = given.filter((each) => !each.startsWith('-'));
const forJest = given.filter((each) => each.startsWith('-'));

const missing = ['KURRENTDB_URL', ...(asked('--faults') ? ['KURRENTDB_FAULTS'] : [])].find(
  (name) => !process.env[name],
);
if (missing && !asked('--test-server')) {
  console.log(`KurrentDB: niet uitgevoerd / not run (${missing} is not set)`);
  process.exit(0);
}
checkNode();
install();
await build();
const server = asked('--test-server') ? await testServer({ secured: true }) : undefined;
const url = server?.url ?? process.env.KURRENTDB_URL;
const shown = url.replace(/\/\/[^@/]*@/, '//…@');
const every = asked('--faults')
  ? ['test/kurrentdb/node-faults.spec.ts']
  : [
      'libs/event-store/kurrentdb/kurrent-store.spec.ts',
      'libs/event-store/kurrentdb/kurrent-vault.spec.ts',
      'test/kurrentdb',
      'test/e2e',
    ];
const suites = paths.length > 0 ? paths : every;

/** Runs a program of Node to its end; answers its status and what it said where that is not shown. */
const node = (args, options = {}) =>
  spawnSync(process.execPath, ['--no-warnings', ...args], {
    cwd: root,
    encoding: 'utf8',
    ...options,
    env: { ...process.env, KURRENTDB_URL: url, ...options.env },
  });

async function end(status, words) {
  await server?.stop();
  (status === 0 ? console.log : console.error)(`KurrentDB: ${words} (${shown})`);
  process.exit(status);
}
const outcome = (status) => end(status ?? 1, status === 0 ? 'geslaagd / passed' : 'MISLUKT / FAILED');

if (server) {
  const env = { WIJKSPOOR_STORE: url, WIJKSPOOR_CLUSTER_ADMIN: server.asAdmin };
  const { status, stderr } = node(['dist/apps/cli/main.js', 'cluster', 'users'], { env });
  if (status !== 0) await end(1, `MISLUKT / FAILED: ${stderr.trim()}`);
}
// A suite of every file would each wait for a server that is not there: ask once, as the API does, and say so in a
// line.
const probe = `
  const { openStore } = await import('#libs/event-store');
  const store = await openStore(process.env.KURRENTDB_URL);
  await store.close();`;
const answer = node(['--input-type=module', '-e', probe]);
if (answer.status !== 0)
  await end(1, `MISLUKT / FAILED: ${/^\w*Error: (.*)/m.exec(answer.stderr)?.[1] ?? answer.stderr.trim()}`);
if (asked('--bench')) {
  const { status } = node([join('infra', 'scripts', 'bench.mjs'), '--only', 'cluster'], { stdio: 'inherit' });
  await outcome(status);
}
console.log(`KurrentDB: ${suites.join(', ')} against ${shown}`);
const jest = join('node_modules', 'jest', 'bin', 'jest.js');
// One suite after the other, each in a worker that is replaced when it holds much (jest.config.mjs): in one process
// all of them together took 4 GB, were slow long before, and ended in want of memory.
const args = ['--experimental-vm-modules', jest, '--maxWorkers=1', ...suites];
const { status } = node([...args, ...forJest], { stdio: 'inherit' });
await outcome(status);

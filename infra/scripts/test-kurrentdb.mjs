/**
 * The conformance and end-to-end suites against a real KurrentDB at KURRENTDB_URL (esdb://…, with the user's name and
 * password in it where the cluster wants one; reading $all takes an administrator). Every test uses a log of its own name,
 * so a shared server will do, also one that was tested on before.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, checkNode, install, root } from './prepare.mjs';

const url = process.env.KURRENTDB_URL;
if (!url) {
  console.log('KurrentDB: niet uitgevoerd / not run (KURRENTDB_URL is not set)');
  process.exit(0);
}
checkNode();
install();
build();
const jest = join('node_modules', 'jest', 'bin', 'jest.js');
const suites = [
  'libs/event-store/kurrentdb/kurrent-store.spec.ts',
  'libs/event-store/kurrentdb/kurrent-vault.spec.ts',
  'test/kurrentdb',
  'test/e2e',
];
// A suite of every file would each wait for a server that is not there: ask once, as the API does, and say so in a line.
const probe = `
  const { openStore } = await import('#libs/event-store');
  const store = await openStore(process.env.KURRENTDB_URL);
  await store.close();`;
const asked = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', probe], {
  cwd: root,
  encoding: 'utf8',
});
const shown = url.replace(/\/\/[^@/]*@/, '//…@');
if (asked.status !== 0) {
  const reason = /^\w*Error: (.*)/m.exec(asked.stderr)?.[1] ?? asked.stderr.trim();
  console.error(`KurrentDB: MISLUKT / FAILED (${shown}): ${reason}`);
  process.exit(1);
}
console.log(`KurrentDB: ${suites.join(', ')} against ${shown}`);
const args = [
  '--experimental-vm-modules',
  '--no-warnings',
  jest,
  '--runInBand',
  '--testTimeout=120000',
  ...suites,
];
const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
console.log(`KurrentDB: ${status === 0 ? 'geslaagd / passed' : 'MISLUKT / FAILED'} (${shown})`);
process.exit(status ?? 1);

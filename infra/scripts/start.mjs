import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { helperThreads } from './helper-threads.mjs';
import { malloc } from './malloc.mjs';
import { build, checkNode, install, root, runBeside } from './prepare.mjs';

checkNode();
install();

/** Without settings: the demo programme on an embedded store in ./data/demo. */
const demo = { WIJKSPOOR_STORE: 'sqlite:./data/demo/wijkspoor.db', WIJKSPOOR_DEMO: '1', LOG_LEVEL: 'warn' };
const configured =
  process.env.WIJKSPOOR_STORE !== undefined || process.env.WIJKSPOOR_OIDC_ISSUER !== undefined;
const env = configured ? process.env : { ...demo, ...process.env };

/** Raised when the demo's log is recorded otherwise than before: 2 since each salt vouches for its metadata. */
const DEMO = '2';

/** The demo programme, where it is not there as this version records it. */
async function loadDemo() {
  const folder = join(root, 'data', 'demo');
  const loaded = join(folder, '.loaded');
  if (existsSync(loaded) && readFileSync(loaded, 'utf8') !== DEMO) {
    const aside = `${folder}-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
    renameSync(folder, aside);
    console.log(
      `Het demoprogramma in data/demo is van een oudere versie; het staat nu in ${aside} / the demo programme is of an older version; it was put aside`,
    );
  }
  if (existsSync(loaded)) return;
  await runBeside(process.execPath, ['dist/apps/cli/main.js', 'demo'], { env });
  writeFileSync(loaded, DEMO);
}

// On a second core while the pages are built.
await build(configured ? undefined : loadDemo);

const server = spawn(process.execPath, [helperThreads(), 'dist/apps/api/main.js'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...malloc, ...env },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

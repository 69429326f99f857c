import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, checkNode, install, root, run } from './prepare.mjs';

checkNode();
install();
build();

/** Without settings: the demo programme on an embedded store in ./data/demo. */
const demo = { WIJKSPOOR_STORE: 'sqlite:./data/demo/wijkspoor.db', WIJKSPOOR_DEMO: '1', LOG_LEVEL: 'warn' };
const configured =
  process.env.WIJKSPOOR_STORE !== undefined || process.env.WIJKSPOOR_OIDC_ISSUER !== undefined;
const env = configured ? process.env : { ...demo, ...process.env };

if (!configured) {
  const loaded = join(root, 'data', 'demo', '.loaded');
  if (!existsSync(loaded)) {
    run(process.execPath, ['dist/apps/cli/main.js', 'demo'], { env });
    writeFileSync(loaded, '');
  }
}

const server = spawn(process.execPath, ['dist/apps/api/main.js'], { cwd: root, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

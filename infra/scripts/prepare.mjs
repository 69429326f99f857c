import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserPath } from './browsers.mjs';
import { listKpis } from './list-kpis.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command with its output shown; ends this process with its code when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** What runs beside other work, so that nothing of it outlives this process. */
const beside = new Set();
process.on('exit', () => beside.forEach((child) => child.kill()));

/** The same beside other work; resolves when it has ended well. */
export function runBeside(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  beside.add(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => {
      beside.delete(child);
      if (status === 0) resolve();
      else process.exit(status ?? 1);
    });
  });
}

/** Ends with 1, in both languages, when Node is older than 20.19. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Wijkspoor vraagt Node 20.19 of nieuwer / needs Node 20.19 or newer (found ${process.versions.node})`,
  );
  process.exit(1);
}

const hash = (...texts) => createHash('sha256').update(texts.join('\n')).digest('hex');

const lockHash = () =>
  hash(readFileSync(join(root, 'package-lock.json'), 'utf8'), process.platform, process.arch);

/**
 * Installs the packages of the lock file when they are not there as it says. `npm install`, not `npm ci`: the lock
 * file may not list the binaries of every other platform, which `npm ci` refuses. What an installation left that was
 * cut off goes first: npm takes a package of which half the files are there for a whole one.
 */
export function install() {
  const packages = join(root, 'node_modules');
  const stamp = join(packages, '.wijkspoor-lock');
  const underWay = join(packages, '.wijkspoor-installing');
  const cutOff = existsSync(underWay);
  if (!cutOff && existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return;
  if (cutOff) {
    console.log(
      'De vorige installatie is afgebroken: opnieuw / the last installation was cut off: from the start',
    );
    rmSync(packages, { recursive: true, force: true });
  }
  console.log('Pakketten installeren / installing packages …');
  mkdirSync(packages, { recursive: true });
  writeFileSync(underWay, '');
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', args, { shell: process.platform === 'win32' });
  writeFileSync(stamp, lockHash());
  rmSync(underWay);
}

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return time;
}

/**
 * Lists the KPIs again and compiles when a source is newer than the last build. `meanwhile` is begun once the
 * programmes can be started, and waited for: nobody needs the pages until it is done.
 */
export async function build(meanwhile = () => undefined) {
  listKpis();
  const stamp = join(root, 'dist', '.built');
  const sources = Math.max(
    newest(join(root, 'apps')),
    newest(join(root, 'libs')),
    statSync(join(root, 'tsconfig.json')).mtimeMs,
  );
  if (existsSync(stamp) && statSync(stamp).mtimeMs > sources) return meanwhile();
  console.log('Bouwen / building …');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run(process.execPath, ['node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.build.json']);
  run(process.execPath, ['infra/scripts/bundle.mjs']);
  const pages = ['verifier', 'dashboard'].map((name) =>
    runBeside(process.execPath, [`infra/scripts/${name}.mjs`]),
  );
  await Promise.all([...pages, meanwhile()]);
  writeFileSync(stamp, '');
}

/** The browser tests need Chromium: installed by apt where that may be done, asked for in words otherwise. */
export function browser() {
  if (browserPath()) return;
  const may = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (may) {
    console.log('Chromium installeren / installing Chromium …');
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    for (const each of ['chromium-headless-shell', 'chromium'])
      if (!browserPath())
        spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', each], options);
  }
  if (!browserPath())
    console.error(
      'De browsertests hebben Chromium nodig: installeer het (Debian: apt-get install chromium) of zet CHROMIUM=/pad/naar/chromium / ' +
        'the browser tests need Chromium: install it or set CHROMIUM to its path',
    );
}

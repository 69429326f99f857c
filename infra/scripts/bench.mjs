// npm run bench: installs and builds what is missing, then measures. See docs/guides/performance.md.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const BENCH = join(ROOT, 'test/bench');
const PARTS = ['a', 'http', 'b', 'c', 'd', 'e', 'odata', 'page', 'proofs', 'cluster'];
/** What `--quick` measures when nothing is named: the ratios that are aimed at. */
const QUICK = ['a', 'http', 'b', 'c', 'd', 'e'];
const USAGE = `npm run bench -- [options]
  --only PARTS   comma-separated: a (appends), http (posting), b (replay), c (figures as of), d (growth),
                 e (report editions), odata (10,000 open figures), page (the overview in a browser), proofs (the transparency log),
                 cluster (KurrentDB: the server at KURRENTDB_URL, or the test server)
  --events N     entries in the log of b, c, d and e (default 1000000)
  --quick        every ratio once and shortly, in under two minutes on two quiet cores: a, http, b, c, d and e unless --only
                 says otherwise, over 250000 entries unless --events does
  --dir DIR      where the data are written (default: the system's temporary folder); deleted afterwards
  --steady-disk  data in memory, where each sync takes a millisecond and no other time (Linux with gcc): for what a real disk,
                 that differs from itself by more, cannot show`;

function options() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      events: { type: 'string' },
      quick: { type: 'boolean', default: false },
      dir: { type: 'string' },
      'steady-disk': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) leave(USAGE, 0);
  const parts = new Set(
    (values.only ?? (values.quick ? QUICK : PARTS)).flatMap((list) => list.split(/[,|]/)),
  );
  const events = Number(values.events ?? (values.quick ? 250_000 : 1_000_000));
  for (const part of parts) if (!PARTS.includes(part)) leave(`no part ${part}\n${USAGE}`, 2);
  if (!Number.isInteger(events) || events < 1_000)
    leave(`--events must be a whole number from 1000\n${USAGE}`, 2);
  if (values['steady-disk'] && process.env.SYNC_US === undefined) leave('', onSteadyDisk());
  return { parts, events, quick: values.quick, dir: values.dir };
}

/** The same command with the syncs of steady-disk.c and data in memory; answers how it ended. */
function onSteadyDisk() {
  const folder = mkdtempSync('/dev/shm/wijkspoor-bench-');
  const library = join(folder, 'steady-disk.so');
  const env = { ...process.env, LD_PRELOAD: library, SYNC_US: '1000' };
  try {
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, join(BENCH, 'support/steady-disk.c')]);
    return (
      spawnSync(process.execPath, [...process.argv.slice(1), '--dir', folder], { env, stdio: 'inherit' })
        .status ?? 1
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function leave(text, code) {
  if (text !== '') (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}

/** Runs npm in a folder; answers why it failed, or undefined. */
function npm(folder, ...args) {
  try {
    const command = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
    execFileSync(command[0], [...command.slice(1), ...args], {
      cwd: folder,
      stdio: 'pipe',
      shell: process.platform === 'win32' && command.length === 1,
    });
    return undefined;
  } catch (error) {
    return (
      String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .findLast((line) => line.includes('error')) ?? 'npm failed'
    );
  }
}

/** Installs a folder's packages unless each is there in the version that its package.json names. */
function installed(folder) {
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const there = ([name, version]) => {
    const file = join(folder, 'node_modules', name, 'package.json');
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
  };
  if (Object.entries({ ...dependencies, ...optionalDependencies }).every(there)) return undefined;
  console.log(`installing the packages of ${folder.slice(ROOT.length + 1)} …`);
  return npm(
    folder,
    'install',
    '--no-save',
    '--legacy-peer-deps',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  );
}

/** Newest change under a folder among files with an ending. */
function newest(folder, ending) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.name.endsWith('.spec.ts'))
    .reduce(
      (latest, entry) => Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
      0,
    );
}

function build() {
  const sources = Math.max(newest(join(ROOT, 'apps'), '.ts'), newest(join(ROOT, 'libs'), '.ts'));
  if (newest(join(ROOT, 'dist'), '.js') >= sources) return;
  console.log('building …');
  const failed = npm(ROOT, 'run', 'build');
  if (failed) leave(`the build failed: ${failed}`, 1);
}

const asked = options();
if (!existsSync(join(ROOT, 'node_modules/typescript'))) {
  console.log('installing the packages of the project …');
  const failed = npm(ROOT, 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error');
  if (failed) leave(`npm install failed: ${failed}`, 1);
}
build();
const failed = asked.parts.has('a') || asked.parts.has('c') ? installed(BENCH) : undefined;
if (failed) console.log(`the peers could not all be installed: ${failed}`);

/** Starts PostgreSQL and installs its packages only when there is one to start. */
const postgres = async (start) => {
  const server = await start();
  if (!server.url) return server;
  const why = installed(join(BENCH, 'postgresql'));
  if (!why) return server;
  await server.stop();
  return { why: `its packages could not be installed: ${why}` };
};
const duckDb = existsSync(join(BENCH, 'node_modules/@duckdb/node-api')) || (failed ?? 'not installed');
const { run } = await import('../../test/bench/run.mjs');
await run({ ...asked, peers: { postgres, duckDb } });

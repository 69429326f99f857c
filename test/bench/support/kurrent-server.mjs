import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SECURED = '--secured';
const SOURCES = join(ROOT, 'test/support/kurrent-server');

/**
 * The server to measure against: the real one at KURRENTDB_URL, else the test server in a process of its own.
 * Answers its address, what it is, and how to stop it.
 */
export async function kurrentServer() {
  const real = process.env.KURRENTDB_URL;
  if (real) return { url: real, described: 'the server at KURRENTDB_URL', stop: async () => undefined };
  return {
    ...(await testServer()),
    described: 'the test server (memory only, one process of its own): no measure of a real one',
  };
}

/**
 * The test server in a process of its own; `secured`: over TLS and with accounts, `asAdmin` being an
 * administrator's address.
 */
export async function testServer({ secured = false } = {}) {
  const args = ['--no-warnings', fileURLToPath(import.meta.url), ...(secured ? [SECURED] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const said = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the test server ended with ${code}`)));
  });
  const stop = async () => {
    child.disconnect();
    await new Promise((resolve) =>
      (child.exitCode ?? child.signalCode) === null ? child.once('exit', resolve) : resolve(),
    );
  };
  return { ...said, stop };
}

/** Its TypeScript, as it is tested, made into what Node runs. */
async function compiled() {
  const { default: ts } = await import('typescript');
  const folder = join(ROOT, 'node_modules/.cache/kurrent-server');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  for (const name of readdirSync(SOURCES).filter((file) => file.endsWith('.ts'))) {
    const { outputText } = ts.transpileModule(readFileSync(join(SOURCES, name), 'utf8'), { compilerOptions });
    writeFileSync(join(folder, name.replace(/ts$/, 'js')), outputText);
  }
  const made = (name) => import(pathToFileURL(join(folder, name)).href);
  return { ...(await made('kurrent-server.js')), ...(await made('certificate.js')) };
}

/**
 * Its accounts are an administrator and somebody who may do nothing; the log's own is for `wijkspoor cluster users`.
 */
async function startSecured({ KurrentServer, issued }) {
  const { tls, caFile, remove } = await issued();
  process.on('exit', remove);
  const { port } = await KurrentServer.start({
    tls,
    accounts: {
      admin: { password: 'changeit', groups: ['$admins'] },
      somebody: { password: 'else', groups: [] },
    },
  });
  const as = (account) => `esdb://${account}@127.0.0.1:${port}?tls=true&tlsCAFile=${caFile}`;
  return { url: as('wijkspoor:right'), asAdmin: as('admin:changeit') };
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await compiled();
  const plain = async () => ({ url: (await made.KurrentServer.start()).url });
  const said = await (process.argv[2] === SECURED ? startSecured(made) : plain());
  process.on('disconnect', () => process.exit());
  process.send(said);
}

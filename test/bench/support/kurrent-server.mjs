import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCES = join(ROOT, 'test/support/kurrent-server');

/**
 * The server to measure against: the real one at KURRENTDB_URL, else the test server in a process of its own. Answers its
 * address, what it is, and how to stop it.
 */
export async function kurrentServer() {
  const real = process.env.KURRENTDB_URL;
  if (real) return { url: real, described: 'the server at KURRENTDB_URL', stop: async () => undefined };
  const child = spawn(process.execPath, ['--no-warnings', fileURLToPath(import.meta.url)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the test server ended with ${code}`)));
  });
  const stop = async () => {
    child.kill('SIGKILL');
    await new Promise((resolve) =>
      (child.exitCode ?? child.signalCode) === null ? child.once('exit', resolve) : resolve(),
    );
  };
  return {
    url,
    described: 'the test server (memory only, one process of its own): no measure of a real one',
    stop,
  };
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
  return import(pathToFileURL(join(folder, 'kurrent-server.js')).href);
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  const { KurrentServer } = await compiled();
  const { url } = await KurrentServer.start();
  process.on('disconnect', () => process.exit());
  process.send(url);
}

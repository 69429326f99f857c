import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { helperThreads } from '../../../infra/scripts/helper-threads.mjs';

/** Longest that one measurement may take: what hangs must not hang the bench. */
const LIMIT = 20 * 60_000;

/** Runs `measure(options)` of a module in a process of its own, so that no measurement warms or burdens the next. */
export function inChild(module, options, { heap } = {}) {
  const self = fileURLToPath(import.meta.url);
  // As npm start starts a server.
  const flags = [
    helperThreads(),
    '--expose-gc',
    '--no-warnings',
    ...(heap ? [`--max-old-space-size=${heap}`] : []),
  ];
  const child = spawn(process.execPath, [...flags, self], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-4000)));
  return new Promise((resolve, reject) => {
    let answer;
    const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT);
    child.on('message', (message) => (answer = message));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(limit);
      if (answer && 'value' in answer) resolve(answer.value);
      else reject(new Error(answer?.error ?? `${module} ended with ${code ?? signal}: ${errors}`));
    });
    child.send({ module: String(module), options });
  });
}

if (process.send && process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.once('message', async ({ module, options }) => {
    let answer;
    try {
      const { measure } = await import(module);
      answer = { value: await measure(options) };
    } catch (error) {
      answer = { error: error?.stack ?? String(error) };
    }
    process.send(answer, () => process.exit());
  });
}

import { spawn } from 'node:child_process';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { helperThreads } from '../../../infra/scripts/helper-threads.mjs';
import { pause } from './measure.mjs';

export const MAIN = fileURLToPath(new URL('../../../dist/apps/api/main.js', import.meta.url));

/** The settings of a server on files in a folder of its own. */
export const settings = (directory) => ({
  LOG_LEVEL: 'error',
  WIJKSPOOR_DEMO: '1',
  WIJKSPOOR_QUOTA_REQUESTS: '1000000',
  WIJKSPOOR_STORE: `sqlite:${join(directory, 'log.db')}`,
  WIJKSPOOR_READ_MODEL: join(directory, 'read-model.db'),
  WIJKSPOOR_VAULT: join(directory, 'vault.db'),
});

/** The real server, or another program, on a port of its own; resolves once it answers. `patience` in seconds. */
export async function startServer(directory, patience = 30, program = MAIN) {
  const child = spawn(process.execPath, [helperThreads(), program, directory], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      ...settings(directory),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output = (output + chunk).slice(-4000)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const stop = async () => {
    agent.destroy();
    child.kill('SIGTERM');
    await ended;
  };
  for (let i = 0; i < patience * 10 && child.exitCode === null; i++) {
    const port = /http:\/\/[^/\s]*:(\d+)/.exec(output)?.[1];
    if (port) return { port: Number(port), agent, stop };
    await pause(100);
  }
  await stop();
  throw new Error(`the server did not start: ${output}`);
}

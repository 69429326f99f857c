import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PATIENT } from '../../support/patient.js';
import { taken } from '../../support/taken.js';
import { ask } from './ask.js';
import { openAndPublish } from './open-and-publish.js';

/** Set by `npm test`: the run's own folder, and the process that it ends with. */
const KEPT = process.env['WIJKSPOOR_TEST_KEPT'];
const RUN = process.env['WIJKSPOOR_TEST_RUN'];

/** Why there is none, for all who wait for it. */
const FAILED = 'failed.txt';
/** What it writes on its outputs. */
const SAID = 'said.txt';

interface SharedServer {
  readonly url: string;
  readonly editionId: string;
}

/** The run's one server for suites that only read; undefined for a suite that is run by itself. */
export async function sharedServer(now: string): Promise<SharedServer | undefined> {
  if (KEPT === undefined || RUN === undefined) return undefined;
  const folder = join(KEPT, 'shared-server');
  if (await taken(`${folder}.making`))
    await start(folder, now).catch((error: unknown) => writeFile(join(folder, FAILED), String(error)));
  return appears<SharedServer>(folder, 'address.json');
}

async function start(folder: string, now: string): Promise<void> {
  // Here, not above: a suite that only asks the server loads nothing of it.
  const { keptDemo } = await import('../../demo/kept-demo.js');
  await keptDemo(folder, { scale: 0.1, editions: 'protected' });
  const output = openSync(join(folder, SAID), 'w');
  const script = ['--no-warnings', 'test/browser/support/serve-demo.mjs'];
  const args = [...script, folder, String(RUN), now, JSON.stringify(PATIENT)];
  const server = spawn(process.execPath, args, { detached: true, stdio: ['ignore', output, output] });
  const ended = (code: number | null) => writeFileSync(join(folder, FAILED), `the server ended (${code})`);
  server.once('exit', ended);
  server.unref();
  closeSync(output);
  const { url } = await appears<{ readonly url: string }>(folder, 'listens.json');
  const editionId = await openAndPublish(url, 'demo-programme-office');
  // Makes the protected table of that edition too; whoever asks first waits for it otherwise.
  await ask(url, 'demo-ministry', '{ editions { digest } }');
  server.off('exit', ended);
  // From here on the server takes no event.
  await writeFile(join(folder, 'address.tmp'), JSON.stringify({ url, editionId }));
  await rename(join(folder, 'address.tmp'), join(folder, 'address.json'));
}

/** What a file of the server's folder says, once it is there. Rejects once there is to be none. */
async function appears<Told>(folder: string, name: string): Promise<Told> {
  for (;;) {
    if (existsSync(join(folder, name))) return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Told;
    if (existsSync(join(folder, FAILED)))
      throw new Error(`the shared server did not start: ${textOf(folder, FAILED)}; ${textOf(folder, SAID)}`);
    await pause(200);
  }
}

const textOf = (folder: string, name: string): string => {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

#!/usr/bin/env node
import type { AddressInfo } from 'node:net';

import { COSIGNATURE, lockFolder, newSigningKey, parseSigningKey } from '#libs/transparency';
import { witnessServer } from './server.js';
import { witnessSettings } from './settings.js';
import { Witness } from './witness.js';

const writeLine = (text: string): void => void process.stderr.write(`${text}\n`);

/** `--new-key <name>`: a key on standard output, and what others check by on standard error. */
function newKey(name: string): void {
  const key = newSigningKey(name, COSIGNATURE);
  process.stdout.write(`${key}\n`);
  writeLine(`Geef anderen / give to others: ${parseSigningKey(key).verifier}`);
}

async function serve(): Promise<void> {
  const { key, logs, folder, host, port, prefix } = await witnessSettings(process.env);
  const lock = await lockFolder(folder);
  const witness = new Witness({ key, logs, folder, now: Date.now });
  // A file that is not what this witness signed is said before anything is asked of it.
  for (const { name } of logs) await witness.cosigned.latest(name);
  const server = witnessServer(witness, prefix, (error) => writeLine(String(error)));
  const stop = (): void => {
    server.close(() => lock.release());
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  server.listen(port, host, () => {
    const { port: bound } = server.address() as AddressInfo;
    process.stdout.write(`http://${host.includes(':') ? `[${host}]` : host}:${bound}${prefix}/\n`);
  });
  server.once('error', (error) => {
    writeLine(`hier kan niet worden geluisterd / cannot listen here: ${error.message}`);
    process.exitCode = 1;
    lock.release();
  });
}

// What a witness writes is nobody else's to change.
process.umask(0o077);
try {
  const [, , option, name] = process.argv;
  if (option === '--new-key' && name !== undefined) newKey(name);
  else if (option === undefined) await serve();
  else throw new Error('node main.js [--new-key <naam/name>]');
} catch (error) {
  writeLine(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

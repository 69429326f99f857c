// Signs a log a few events at a time until its end, and dies by SIGKILL at the n-th thing it does to files of a name:
// node sequencer-signer.mjs <log> <folder> <dies at; 0 for never> [<part of the name>]. Prints "<size> <root>" of what it signed, never before.
import { writeSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [path, folder, at, name = ''] = process.argv.slice(2);
let left = Number(at) || Infinity;

const die = () => process.kill(process.pid, 'SIGKILL');
const step = (file) => {
  if (!String(file).includes(name)) return;
  left -= 1;
  if (left === 0) die();
};
const { open, rename, mkdir } = fs;
fs.rename = async (...args) => (step(args[0]), rename(...args));
fs.mkdir = async (...args) => (step(args[0]), mkdir(...args));
fs.open = async (...args) => {
  step(args[0]);
  const file = await open(...args);
  const { writeFile, sync } = file;
  // A write that is cut off leaves its first half.
  file.writeFile = async (bytes) => {
    if (left === 1 && String(args[0]).includes(name))
      await writeFile.call(file, Buffer.from(bytes).subarray(0, bytes.length / 2));
    step(args[0]);
    return writeFile.call(file, bytes);
  };
  file.sync = async () => (step(args[0]), sync.call(file));
  return file;
};
syncBuiltinESMExports();

const { openSqliteStore } = await import('../../dist/libs/event-store/index.js');
const { Sequencer, signingKey } = await import('../../dist/libs/transparency/index.js');

const store = await openSqliteStore({ path });
const head = await store.head();
let seen = 0n;
const source = {
  readAll: async ({ after, limit }) =>
    (await store.readAll({ after, limit })).filter(({ position }) => position <= seen),
  readStream: (stream, options) => store.readStream(stream, options),
};
const key = signingKey('log.example.org/wijkspoor', new Uint8Array(32).fill(7));
const sequencer = new Sequencer({ source, folder, key });
const last = await sequencer.checkpoints.last();
seen = BigInt(last?.size ?? 0);
do {
  seen = seen + 37n > head ? head : seen + 37n;
  const { size, root } = await sequencer.pass();
  writeSync(1, `${size} ${Buffer.from(root).toString('base64')}\n`);
} while (seen < head);
await store.close();

// Signs a log a few events at a time until its end, and dies by SIGKILL at the n-th thing it does to files of a name:
// node sequencer-signer.mjs <log> <folder> <dies at; 0 for never> [<part of the name> [<events at a time>]]. Prints
// "<size> <root>" of what it signed, never before. What it writes and syncs of the tree stands in <folder>.disk, a
// line each: "w <file>" (may be lost with the power), "s <file or folder>".
import fs, { openSync, writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [path, folder, at, name = '', by = '37'] = process.argv.slice(2);
let left = Number(at) || Infinity;

const die = () => process.kill(process.pid, 'SIGKILL');
const step = (file) => {
  if (!String(file).includes(name)) return;
  left -= 1;
  if (left === 0) die();
};
const isLast = (file) => left === 1 && String(file).includes(name);
/** A write that is cut off leaves its first half. */
const half = (bytes) => Buffer.from(bytes).subarray(0, bytes.length / 2);
/** By calls that are not counted: a line is there whole or not at all. */
const diskFile = openSync(`${folder}.disk`, 'a');
const disk = (line) => writeSync(diskFile, `${line}\n`);

const { open, rename, mkdir } = fs.promises;
fs.promises.rename = async (...args) => (step(args[0]), rename(...args));
fs.promises.mkdir = async (...args) => (step(args[0]), mkdir(...args));
fs.promises.open = async (...args) => {
  step(args[0]);
  const file = await open(...args);
  const { writeFile, sync } = file;
  file.writeFile = async (bytes) => {
    if (isLast(args[0])) await writeFile.call(file, half(bytes));
    step(args[0]);
    return writeFile.call(file, bytes);
  };
  file.sync = async () => {
    step(args[0]);
    await sync.call(file);
    disk(`s ${String(args[0])}`);
  };
  return file;
};
const { mkdirSync, renameSync, writeFileSync } = fs;
fs.mkdirSync = (...args) => (step(args[0]), mkdirSync(...args));
fs.writeFileSync = (file, bytes, ...rest) => {
  if (isLast(file)) writeFileSync(file, half(bytes), ...rest);
  step(file);
  writeFileSync(file, bytes, ...rest);
};
fs.renameSync = (from, to) => {
  step(from);
  disk(`w ${String(to)}`);
  renameSync(from, to);
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
  seen = seen + BigInt(by) > head ? head : seen + BigInt(by);
  const { size, root } = await sequencer.pass();
  writeSync(1, `${size} ${Buffer.from(root).toString('base64')}\n`);
} while (seen < head);
await store.close();

// Posts to a log and signs it in a thread beside that: node thread-signer.mjs <log> <folder> <name for ids> [end].
// Prints "<size> <root>" of each checkpoint; goes on until it is killed, or with `end` posts no more, signs what is
// there and stops.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../dist/libs/event-store/index.js';
import { SequencingThread, signingKey } from '../../dist/libs/transparency/index.js';

const [path, folder, name, end] = process.argv.slice(2);
const store = await openSqliteStore({ path });
const thread = new SequencingThread({
  ...{ path, folder, every: 1, scrubEvery: 5 },
  key: signingKey('log.example.org/wijkspoor', new Uint8Array(32).fill(7)),
  onSigned: ({ size, root }) => {
    writeSync(1, `${size} ${Buffer.from(root).toString('base64')}\n`);
    signed(size);
  },
  onFault: (error, bad) => {
    writeSync(1, `fault ${bad === undefined ? String(error) : JSON.stringify(bad)}\n`);
  },
});
/** Posting is ahead of signing by ten batches at most, so that the log is no longer than the test needs. */
const AHEAD = 370n;
let signed = () => undefined;
const mayPost = async () => {
  const head = await store.head();
  while (head - BigInt(thread.signed?.size ?? 0) >= AHEAD) await new Promise((resolve) => (signed = resolve));
};
// Neither thread keeps the process from ending while it waits for the other.
const staying = setInterval(() => undefined, 1_000);
const started = thread.start();
let sent = 0;
const newAppend = () => {
  const event = {
    eventId: randomUUID(),
    type: 'HouseholdReached',
    schemaVersion: 1,
    data: `{"n":"${name}-${(sent += 1)}"}`,
    metadata: '{}',
  };
  return { stream: `entry-${event.eventId}`, expected: 'no-stream', events: [event] };
};
while (end === undefined) {
  await mayPost();
  await store.appendAll(Array.from({ length: 37 }, newAppend));
}
await started;
await thread.sign();
await thread.close();
await store.close();
clearInterval(staying);

/**
 * Somebody else, in a thread of its own: the attacker's thread is busy with attacking, and what it waits for is not
 * the server. Asks /health/live over and over on one connection; the longest answer, in ms, stands in what it
 * shares until it is taken.
 */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';

const { port, shared } = workerData;
const longest = new Int32Array(shared);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const ask = () =>
  new Promise((resolve) => {
    const outgoing = request({ port, host: '127.0.0.1', path: '/health/live', agent }, (incoming) =>
      incoming.resume().on('end', resolve),
    );
    outgoing.on('error', resolve);
    outgoing.end();
  });

for (;;) {
  const since = performance.now();
  await ask();
  const took = Math.round(performance.now() - since);
  if (took > Atomics.load(longest, 0)) Atomics.store(longest, 0, took);
  await pause(10);
}

/**
 * Somebody else, in a thread of its own: the attacker's thread is busy with attacking, and what it waits for is not
 * the server. Asks /health/live over and over on one connection. In what it shares: the longest answer, in ms, until
 * it is taken, and for how many ms what it asks now has been out.
 */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';

const [LONGEST, OUT] = [0, 1];
const { port } = workerData;
const shared = new Int32Array(workerData.shared);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const ask = () =>
  new Promise((resolve) => {
    const outgoing = request({ port, host: '127.0.0.1', path: '/health/live', agent }, (incoming) =>
      incoming.resume().on('end', resolve),
    );
    outgoing.on('error', resolve);
    outgoing.end();
  });

let since;
const out = () => (since === undefined ? 0 : Math.round(performance.now() - since));
setInterval(() => Atomics.store(shared, OUT, out()), 10);

for (;;) {
  since = performance.now();
  await ask();
  const took = out();
  since = undefined;
  if (took > Atomics.load(shared, LONGEST)) Atomics.store(shared, LONGEST, took);
  await pause(10);
}

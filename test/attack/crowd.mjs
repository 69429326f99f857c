/**
 * Clients of one partner that post as fast as they are answered, each on a connection of its own, in a thread of
 * their own: who is measured beside them has its own. Told to end, it says how many calls there were and what was
 * no answer to such a call.
 */
import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { port, token, event, clients } = workerData;
const agent = new Agent({ keepAlive: true, maxSockets: clients });
let [over, calls] = [false, 0];
const wrong = new Set();
parentPort.once('message', () => (over = true));

function post(id) {
  const householdKey = createHash('sha256').update(id).digest('base64url');
  const body = JSON.stringify({ ...event, id, data: { ...event.data, householdKey } });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/cloudevents+json' };
  return new Promise((resolve) => {
    const asked = { port, host: '127.0.0.1', method: 'POST', path: '/v1/gebeurtenissen', agent, headers };
    const outgoing = request(asked, (incoming) =>
      incoming.resume().on('end', () => resolve(incoming.statusCode)),
    );
    outgoing.on('error', (error) => resolve(error.message));
    outgoing.end(body);
  });
}

async function client(n) {
  for (let turn = 0; !over; turn += 1) {
    const status = await post(`crowd-${n}-${turn}`);
    calls += 1;
    if (status !== 201 && status !== 429) wrong.add(status);
  }
}

await Promise.all(Array.from({ length: clients }, (_, n) => client(n)));
agent.destroy();
parentPort.postMessage({ calls, wrong: [...wrong] });

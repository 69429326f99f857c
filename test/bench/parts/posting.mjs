import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIRST_NEIGHBOURHOODS, typeNamed } from '../../../dist/libs/programme/index.js';
import { percent, rate, table } from '../support/format.mjs';
import { pause, rateInFlight, summary } from '../support/measure.mjs';
import { MAIN, startServer } from '../support/server.mjs';

const OFFICE = 'demo-programme-office';
const PARTNER = 'demo-partner-bench';
const SOURCE = 'urn:nld:oin:00000099000000777000:systeem:bench';

const BARE = fileURLToPath(new URL('../peers/bare-server.mjs', import.meta.url));
const WAYS = [
  ['single', 'single events, 32 in flight'],
  ['batch', 'batches of 100, 4 in flight'],
];

/**
 * Entries accepted a second through the real HTTP interface, and the same requests to a server that only parses and
 * stores them, in turns; client and server share the machine.
 */
export async function posting({ report, directory, repetitions, quick }) {
  report.title('(http) Entries accepted through POST /v1/gebeurtenissen');
  if (!existsSync(MAIN)) return report.lines(['not run: dist/apps/api/main.js is not there']);
  const own = { single: [], batch: [] };
  const bare = { single: [], batch: [] };
  for (let i = 0; i < repetitions; i++) {
    await measured(directory, { into: own, quick, program: MAIN, prepare: register });
    await measured(directory, { into: bare, quick, program: BARE, prepare: () => undefined });
  }
  const rows = WAYS.map(([way, text]) => [
    text,
    ...[own, bare].map((found) => `${rate(summary(found[way]))} entries`),
  ]);
  report.lines(table([['', 'wijkspoor', 'a bare server that parses and stores'], ...rows]));
  for (const [way, text] of WAYS) {
    const ratio = summary(own[way]).median / summary(bare[way]).median;
    report.aim(`(http) ${text}, against the bare server`, '≥ 40 %', percent(ratio), ratio >= 0.4);
  }
}

async function measured(directory, { into, quick, program, prepare }) {
  const place = mkdtempSync(join(directory, 'http-'));
  const server = await startServer(place, 30, program);
  try {
    await prepare(server);
    // Warm: the code that every request runs is compiled by then.
    const [duration, warmUp] = quick ? [1500, 2500] : [3000, 5000];
    const one = () => post(server, newEvent());
    const hundred = () => post(server, Array.from({ length: 100 }, newEvent));
    into.single.push(await rateInFlight(one, 32, { duration, warmUp }));
    into.batch.push(await rateInFlight(hundred, 4, { duration, weight: 100, warmUp: warmUp / 2 }));
  } finally {
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  }
}

async function register(server) {
  const event = (name, id, data) => ({
    specversion: '1.0',
    source: 'urn:nld:wijkspoor:programmabureau:bench',
    id,
    type: typeNamed(name).type,
    data,
  });
  const partner = {
    partnerId: 'bench',
    name: 'Bench',
    kind: 'OTHER',
    oin: '00000099000000777000',
    werklijnen: [1, 4],
    neighbourhoodIds: FIRST_NEIGHBOURHOODS.map((area) => area.neighbourhoodId),
  };
  const areas = FIRST_NEIGHBOURHOODS.map((area) =>
    event('NeighbourhoodRegistered', area.neighbourhoodId, area),
  );
  await post(server, [...areas, event('PartnerRegistered', 'bench', partner)], OFFICE);
  await pause(500);
}

let number = 0;
const newEvent = () => ({
  specversion: '1.0',
  source: SOURCE,
  id: `bench-${number++}`,
  type: typeNamed('HouseholdReached').type,
  time: '2025-05-14T10:00:00Z',
  data: {
    occurredOn: '2025-05-14',
    neighbourhoodId: FIRST_NEIGHBOURHOODS[number % FIRST_NEIGHBOURHOODS.length].neighbourhoodId,
    evidence: 'REGISTRATION',
    householdKey: randomBytes(32).toString('base64url'),
    channel: 'HOME_VISIT',
    tenure: 'SOCIAL_RENT',
    topics: ['ENERGY', 'FINANCES'],
  },
});

function post({ port, agent }, body, token = PARTNER) {
  const mode = Array.isArray(body) ? 'cloudevents-batch' : 'cloudevents';
  const text = JSON.stringify(body);
  const headers = {
    'content-type': `application/${mode}+json`,
    'content-length': Buffer.byteLength(text),
    authorization: `Bearer ${token}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', agent, method: 'POST', path: '/v1/gebeurtenissen', headers },
      (answer) => {
        let received = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => (received += chunk));
        answer.on('end', () =>
          answer.statusCode === 201
            ? resolve()
            : reject(new Error(`${answer.statusCode}: ${received.slice(0, 500)}`)),
        );
      },
    );
    // A connection that was kept and is closed at the other end just then says nothing of the request.
    sent.on('error', (error) =>
      sent.reusedSocket && error.code === 'ECONNRESET'
        ? resolve(post({ port, agent }, body, token))
        : reject(error),
    );
    sent.end(text);
  });
}

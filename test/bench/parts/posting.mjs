import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { FIRST_NEIGHBOURHOODS, typeNamed } from '../../../dist/libs/programme/index.js';
import { rate, table } from '../support/format.mjs';
import { pause, rateInFlight, summary } from '../support/measure.mjs';
import { MAIN, startServer } from '../support/server.mjs';

const OFFICE = 'demo-programme-office';
const PARTNER = 'demo-partner-bench';
const SOURCE = 'urn:nld:oin:00000099000000777000:systeem:bench';

/** Entries accepted a second through the real HTTP interface; client and server share the machine. */
export async function posting({ report, directory, repetitions, quick }) {
  report.title('(http) Entries accepted through POST /v1/gebeurtenissen');
  if (!existsSync(MAIN)) return report.lines(['not run: dist/apps/api/main.js is not there']);
  const measured = { single: [], batch: [] };
  for (let i = 0; i < repetitions; i++) {
    const place = mkdtempSync(join(directory, 'http-'));
    const server = await startServer(place);
    try {
      await register(server);
      const duration = quick ? 1000 : 3000;
      measured.single.push(
        await rateInFlight(() => post(server, newEvent()), 32, { duration, warmUp: 1500 }),
      );
      measured.batch.push(
        await rateInFlight(() => post(server, Array.from({ length: 100 }, newEvent)), 4, {
          duration,
          weight: 100,
          warmUp: 500,
        }),
      );
    } finally {
      await server.stop();
      rmSync(place, { recursive: true, force: true });
    }
  }
  report.lines(
    table([
      ['single events, 32 in flight', `${rate(summary(measured.single))} entries`],
      ['batches of 100, 4 in flight', `${rate(summary(measured.batch))} entries`],
    ]),
  );
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
    sent.on('error', reject);
    sent.end(text);
  });
}

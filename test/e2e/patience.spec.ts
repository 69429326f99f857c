/**
 * How long the server waits for what is on its way: as long as it is told to, and where nothing is said five seconds
 * for figures and two for a registration. No clock is read: the projection says at once that it is not there yet.
 * Seen to fail: with a time of its own in Projection, RegisteredPartners, Editions or ReadingThread, each; without
 * connectionInitWaitTimeout; without what Figures, Comparisons, Foretelling and OwnEntryReader may work, each.
 */
import { afterEach, expect, it, jest } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ReadModel } from '#libs/read-model';
import type { AppDependencies } from '../../apps/api/bootstrap/app-dependencies.js';
import { PATIENCE } from '../../apps/api/kernel/tokens.js';
import { PATIENT } from '../support/patient.js';
import { BUREAU, cloudEvent, household, reached, registerProgramme } from './support/events.js';
import { OFFICE, PARTNER, Server, type Answer } from './support/server.js';
import { Socket } from './support/socket.js';

let server: Server;
/** What the projection was waited for, in milliseconds. */
let waits: number[];
afterEach(async () => {
  jest.restoreAllMocks();
  await server.stop();
});

async function start(patience: AppDependencies['patience'] | 'default'): Promise<void> {
  server = await Server.start({ ...(patience === undefined ? {} : { patience }) });
  await registerProgramme(server);
  waits = [];
  server.app.get(ReadModel).waitFor = (position, milliseconds) => {
    waits.push(milliseconds);
    const behind = Object.assign(new Error(`no ${position}`), { code: 'PROJECTION_BEHIND' });
    return Promise.reject(behind);
  };
}

const PINNED = cloudEvent('ReportEditionPublished', BUREAU, 'te-vroeg', {
  ...{ editionId: '2025-Q1-1', period: '2025-Q1', status: 'PROVISIONAL', asOfPosition: '999999' },
  ...{ definitionSet: [{ code: '1.1', version: 1 }], areaEdition: 2025, disclosureProfile: 'INTERNAL' },
  ...{ referenceDate: '2025-06-30', digest: '0'.repeat(64) },
});

it.each([
  ['as long as is said', { position: 11, registration: 13 }, [11, 11, 13]],
  ['five seconds and two where nothing is said', 'default' as const, [5_000, 5_000, 2_000]],
])('figures, an edition and a registration are waited for %s', async (_, patience, expected) => {
  await start(patience);
  const figures = await server.query('{ figures(period: "2025", atLeast: "999999") { value } }', OFFICE);
  expect(figures.errors?.[0].extensions.code).toBe('PROJECTION_BEHIND');
  expect((await server.post(PINNED, OFFICE)).body.faults).toMatchObject([{ rule: 'POSITION_AHEAD' }]);
  const stranger = await server.query('{ figures(period: "2025") { value } }', 'demo-partner-nobody-here');
  expect(stranger.errors?.[0].extensions.code).toBe('FORBIDDEN');
  expect(waits).toEqual(expected);
});

it('a file that is not read in the time that is given is refused', async () => {
  await start({ file: 1 });
  const { body } = await server.fetch('/v1/aanleveringen?soort=HouseholdReached', PARTNER, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: 'Gebied\nnoord\n',
  });
  expect(body.faults).toMatchObject([{ rule: 'FILE_TAKES_TOO_LONG' }]);
});

it('a socket that does not say who opens it is closed after what is given', async () => {
  const given = 123_456;
  const timers = jest.spyOn(globalThis, 'setTimeout');
  await start({ socket: given });
  const silent = await Socket.open(server);
  const due = () => timers.mock.calls.find(([, after]) => after === given)?.[0];
  while (due() === undefined) await nextTurn();
  due()?.();
  expect(await silent.closed).toBe(4408);
});

/** Every look at the clock is a share of the processor further. */
function eachLookTakes(milliseconds: number): void {
  let time = performance.now();
  jest.spyOn(performance, 'now').mockImplementation(() => (time += milliseconds));
}

const CORRECTIONS = '/v1/correctiebestanden/HouseholdReached.json?van=2025-01-01&tot=2025-12-31';
const FILE = `Eigen kenmerk;Datum van de gebeurtenis;Gebied;Onderbouwing;Huishouden (pseudoniem);Kanaal;Huur of koop
proef-1;14-03-2025;noord;Registratie;${household('tried')};Brief;Sociale huur`;
const tried = (): Promise<Answer> =>
  server.fetch('/v1/aanleveringen?soort=HouseholdReached&proef=true', PARTNER, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: FILE,
  });

it.each([
  ['nothing', { work: 0, foretelling: 0 }, ['TOO_BUSY', 'TOO_BUSY', 503, 'TOO_LONG']],
  ['enough', {}, [undefined, undefined, 200, undefined]],
])('an answer that may take %s of the processor: %j', async (_, patience, expected) => {
  server = await Server.start({ patience });
  await registerProgramme(server);
  const { position } = (await server.post(reached('a'), PARTNER)).body;
  await server.app.get(ReadModel).waitFor(BigInt(position), PATIENT.position);
  eachLookTakes(20);
  const figures = await server.query('{ figures(period: "2025") { value } }', OFFICE);
  const compared = await server.query(
    '{ comparison(from: { asOf: { position: "1" } }, to: {}, period: "2025") { figures { after } } }',
    OFFICE,
  );
  const own = await server.fetch(CORRECTIONS, PARTNER);
  const { body } = await tried();
  expect([
    ...[figures, compared].map(({ errors }) => errors?.[0].extensions.code),
    own.status,
    body.result.moves.leftOut?.code,
  ]).toEqual(expected);
});

it('where nothing is said it is as it was', async () => {
  await start('default');
  expect(server.app.get(PATIENCE)).toEqual({
    ...{ position: 5_000, registration: 2_000, file: 60_000, protection: 120_000, turn: 30_000 },
    ...{ socket: 3_000, work: 60_000, foretelling: 10_000, issuer: 5_000 },
  });
});

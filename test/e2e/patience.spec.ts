/**
 * How long the server waits for what is on its way: as long as it is told to, and where nothing is said five seconds
 * for figures and two for a registration. No clock is read: the projection says at once that it is not there yet.
 * Seen to fail: with a time of its own in Projection, RegisteredPartners, Editions or ReadingThread, each.
 */
import { afterEach, expect, it } from '@jest/globals';
import { ReadModel } from '#libs/read-model';
import type { AppDependencies } from '../../apps/api/bootstrap/app-dependencies.js';
import { PATIENCE } from '../../apps/api/kernel/tokens.js';
import { BUREAU, cloudEvent, registerProgramme } from './support/events.js';
import { OFFICE, PARTNER, Server } from './support/server.js';

let server: Server;
/** What the projection was waited for, in milliseconds. */
let waits: number[];
afterEach(() => server.stop());

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

it('where nothing is said it is as it was', async () => {
  await start('default');
  expect(server.app.get(PATIENCE)).toEqual({
    ...{ position: 5_000, registration: 2_000, file: 60_000, protection: 120_000, turn: 30_000 },
  });
});

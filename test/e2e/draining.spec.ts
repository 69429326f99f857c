/** Told to stop. Seen to fail: without the look at `draining` in HealthController. */
import { expect, it } from '@jest/globals';
import { Draining } from '../../apps/api/kernel/draining.js';
import { OFFICE, Server } from './support/server.js';

it('is not ready any more, and still answers what comes', async () => {
  const server = await Server.start();
  server.app.get(Draining).begin();
  const { status, body } = await server.fetch('/health/ready');
  expect([status, body.status]).toEqual([503, 'stopping']);
  expect((await server.fetch('/health/live')).status).toBe(200);
  expect((await server.fetch('/v1/rapportages', OFFICE)).status).toBe(200);
  await server.stop();
});

/** R3: a clock that jumps is refused before anything is recorded in it, and seen in health. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockGuard } from '#libs/platform';
import { DUINDORP, reached, registerProgramme } from './support/events.js';
import { PARTNER, Server } from './support/server.js';

let server: Server;
beforeAll(async () => {
  server = await Server.start({ clockGuard: (clock) => new ClockGuard(clock, () => 0) });
  await registerProgramme(server);
});
afterAll(() => server.stop());

describe('a clock that jumped five years ahead', () => {
  it('is refused with words, is not ready, and all is well once it is right again', async () => {
    // Given
    const right = server.clock.time;
    expect((await server.fetch('/health/ready')).status).toBe(200);
    // When
    server.clock.time += 5 * 365 * 86_400_000;
    const refused = await server.post(reached('jumped', {}, DUINDORP), PARTNER);
    const health = await server.fetch('/health/ready');
    // Then. Seen to fail: 201, recorded in 2030.
    expect([refused.status, refused.body.code]).toEqual([503, 'CLOCK_JUMPED']);
    expect(refused.body.detail).toContain('sprong 2628000 minuten vooruit');
    expect([health.status, health.body.clock.en]).toEqual([503, expect.stringContaining('minutes ahead')]);
    server.clock.time = right;
    expect((await server.fetch('/health/ready')).status).toBe(200);
    const stored = await server.post(reached('jumped', {}, DUINDORP), PARTNER);
    expect([stored.status, stored.body.recordedAt.slice(0, 4)]).toEqual([201, '2025']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { ClockGuard } from '#libs/platform';

import { Ingest } from '../index.js';
import { ALFA, NOW, openHouse, postOne, reached } from '../testing/ingest-fixture.js';

describe('a clock that jumps', () => {
  it('given five years ahead, nothing is recorded; once right again all goes on', async () => {
    // Given
    const { store, vault, log } = await openHouse();
    const time = { wall: Date.parse(NOW), passed: 0 };
    const clock = { now: () => time.wall };
    const clockGuard = new ClockGuard(clock, () => time.passed);
    const ingest = new Ingest({ store, vault, clock, clockGuard });
    await postOne(ingest, reached('a-1'));
    // When
    time.wall += 5 * 365 * 86_400_000;
    // Then. Seen to fail: stored, and everything after it stamped 2030 for five years.
    await expect(ingest.post([reached('a-2')], ALFA)).rejects.toMatchObject({ code: 'CLOCK_JUMPED' });
    expect(await log()).toHaveLength(1);
    // What is known is still answered: nothing is recorded for that.
    expect((await postOne(ingest, reached('a-1'))).duplicate).toBe(true);
    time.wall = Date.parse(NOW);
    await postOne(ingest, reached('a-2'));
  });
});

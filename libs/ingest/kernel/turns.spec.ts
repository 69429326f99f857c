/**
 * Long work lets others have their turn; short work waits for nobody. By a clock of the test's own. Seen to fail:
 * with the share counted from the start of the work, with no pause, and with a pause at each step.
 */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { Turns } from './turns.js';
import { yieldEvery } from './yield-to-event-loop.js';

let now = 0;
let pauses = 0;
beforeEach(() => {
  [now, pauses] = [0, 0];
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const { setImmediate: later } = globalThis;
  jest.spyOn(globalThis, 'setImmediate').mockImplementation((work: () => void) => {
    pauses++;
    return later(work);
  });
});
afterEach(() => void jest.restoreAllMocks());

describe('given work in steps of 3 ms', () => {
  it('then others have their turn each time it had its share of 10 ms', async () => {
    const turns = new Turns();
    const paused: number[] = [];
    for (let step = 1; step <= 12; step++) {
      now += 3;
      const before = pauses;
      await turns.next();
      if (pauses > before) paused.push(step);
    }
    expect(paused).toEqual([4, 8, 12]);
  });

  it('when it is short, then it never pauses', async () => {
    const turns = new Turns();
    for (let step = 1; step <= 3; step++) {
      now += 3;
      await turns.next();
    }
    expect(pauses).toBe(0);
  });
});

it('given a long list, then others have their turn every 256 items, and not at the first', async () => {
  const paused: number[] = [];
  for (let i = 0; i < 1_000; i++) {
    const before = pauses;
    await yieldEvery(i);
    if (pauses > before) paused.push(i);
  }
  expect(paused).toEqual([256, 512, 768]);
});

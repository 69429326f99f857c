// Seen to fail: a pause that does not double, one without chance or above the longest; a stop that does not wait
// for the round under way; a wish that is not heard; an error that ends the rounds; a listener that is not taken
// away after a rest.
import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { pauseAfter, Rounds } from './rounds.js';

const timing = { lookEvery: 3_600_000, firstPause: 1_000, longestPause: 10_000 };
const atOnce = { lookEvery: 0, firstPause: 0, longestPause: 0 };
const never = (error: unknown): void => {
  throw error;
};

describe('the pause between two rounds', () => {
  it('is the usual one after a round that went well', () => {
    expect(pauseAfter(0, timing)).toBe(3_600_000);
  });

  it('doubles with each failure up to the longest, half of it by chance', () => {
    const least = [1, 2, 3, 4, 5, 500].map((failures) => pauseAfter(failures, timing, 0));
    expect(least).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    expect(pauseAfter(3, timing, 1)).toBe(4_000);
  });
});

describe('rounds', () => {
  it('go on after one that failed, with an error or without, and say the error', async () => {
    const rounds = new Rounds();
    const told: unknown[] = [];
    let turns = 0;
    await new Promise<void>((resolve) => {
      rounds.start({
        timing: atOnce,
        round: async () => {
          turns += 1;
          if (turns === 1) throw new Error('away');
          if (turns === 3) resolve();
          return false;
        },
        failed: (error) => told.push(error),
      });
    });
    await rounds.stop();
    expect(told).toEqual([new Error('away')]);
  });

  it('begin before their time when one is wanted', async () => {
    const rounds = new Rounds();
    let turns = 0;
    let wish = (): void => undefined;
    const asked = new Promise<void>((resolve) => (wish = resolve));
    await new Promise<void>((resolve) => {
      rounds.start({
        timing,
        round: async () => {
          turns += 1;
          if (turns === 2) resolve();
          else setImmediate(wish);
          return true;
        },
        failed: never,
        wanted: (signal) =>
          turns === 1
            ? asked
            : new Promise((done) => signal.addEventListener('abort', () => done(), { once: true })),
      });
    });
    await rounds.stop();
    expect(turns).toBe(2);
  });

  it('leave nothing on the signal that ends them, however often they rest', async () => {
    const rounds = new Rounds();
    const rests: AbortSignal[] = [];
    let whole: AbortSignal | undefined;
    await new Promise<void>((resolve) => {
      rounds.start({
        timing: atOnce,
        round: async (signal) => {
          whole = signal;
          if (rests.length === 20) resolve();
          return true;
        },
        failed: never,
        wanted: async (signal) => void rests.push(signal),
      });
    });
    const listeners = getEventListeners(whole!, 'abort').length;
    const ended = rests.slice(0, 19).every(({ aborted }) => aborted);
    await rounds.stop();
    expect([listeners <= 1, ended, rests.includes(whole!)]).toEqual([true, true, false]);
  });

  it('end when they are stopped, and not before the one under way has', async () => {
    const rounds = new Rounds();
    let ended = false;
    await new Promise<void>((resolve) => {
      rounds.start({
        timing,
        round: async (signal) => {
          resolve();
          await new Promise((done) => signal.addEventListener('abort', done, { once: true }));
          await new Promise(setImmediate);
          ended = true;
          return true;
        },
        failed: never,
      });
    });
    await rounds.stop();
    expect(ended).toBe(true);
  });
});

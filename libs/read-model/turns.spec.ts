import { describe, expect, it } from '@jest/globals';
import { WaitingClients, withClientSignal } from '#libs/platform';
import { Turns } from './turns.js';

/** A clock that a step of work moves on by so many milliseconds. */
const clock = (step: number) => {
  let time = 0;
  return { now: () => time, work: () => (time += step) };
};
function* steps(count: number, each: () => unknown): Generator<undefined, string, undefined> {
  for (let i = 0; i < count; i++) {
    each();
    yield;
  }
  return 'done';
}

describe('given a long work in steps', () => {
  // Seen to fail: without the pause in next().
  it('then others have their turn each time it had its share, and a short work waits for nobody', async () => {
    const { now, work } = clock(10);
    let others = 0;
    const tick = (): void => {
      others++;
      setImmediate(tick).unref();
    };
    setImmediate(tick);
    expect(await new Turns({ now }).through(steps(100, work))).toBe('done');
    expect(others).toBeGreaterThanOrEqual(40);
    const before = others;
    const short = clock(1);
    await new Turns({ now: short.now }).through(steps(10, short.work));
    expect(others).toBe(before);
  });

  // Seen to fail: without the sum of what it took.
  it('when it takes more than any may, then it is given up; what others take meanwhile does not count', async () => {
    const { now, work } = clock(20);
    await expect(new Turns({ now, longest: 1_000 }).through(steps(100, work))).rejects.toMatchObject({
      code: 'WORK_GIVEN_UP',
      because: 'TOO_LONG',
    });
    expect(await new Turns({ now, longest: 1_000 }).through(steps(40, work))).toBe('done');
  });

  // Seen to fail: without isWanted, and with `every` in place of `some`.
  it('when the last who waited has gone, then it is given up; not while one of them waits', async () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const waiting = new WaitingClients();
    withClientSignal(one.signal, () => waiting.join());
    withClientSignal(two.signal, () => waiting.join());
    const { now, work } = clock(20);
    const options = { now, isWanted: waiting.isWanted };
    one.abort();
    expect(await new Turns(options).through(steps(10, work))).toBe('done');
    two.abort();
    const because = 'NOBODY_WAITS';
    await expect(new Turns(options).through(steps(10, work))).rejects.toMatchObject({ because });
    waiting.join();
    expect(await new Turns(options).through(steps(10, work))).toBe('done');
  });
});

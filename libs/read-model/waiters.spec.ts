/**
 * Read your own writes: who waits is told once, when it is there or when it will not be. The time-outs pass by a
 * clock of the test's own. Seen to fail: with `<` for `<=`, without the time-out, without its end when one is told
 * (a timer is left), with all told when the time of one has passed, and with a time-out of Infinity set.
 */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ProjectionBehindError, Waiters } from './waiters.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** What became of each that waits, by name. */
function waiting(
  waiters: Waiters,
  ...who: readonly (readonly [name: string, position: bigint, timeout: number])[]
) {
  const told: string[] = [];
  for (const [name, position, timeout] of who)
    waiters.wait(position, timeout).then(
      () => told.push(`${name} there`),
      (error: Error) => told.push(`${name} ${error.message}`),
    );
  const then = async (): Promise<readonly string[]> => {
    await Promise.resolve();
    await Promise.resolve();
    return told.splice(0).sort();
  };
  return { then };
}

describe('given some who wait for positions', () => {
  it('when one is reached, then those up to it are told, once, and the others wait on', async () => {
    const waiters = new Waiters();
    const told = waiting(waiters, ['a', 3n, 50], ['b', 4n, 50], ['c', 5n, 50]);
    waiters.reached(2n);
    expect(await told.then()).toEqual([]);
    waiters.reached(4n);
    expect(await told.then()).toEqual(['a there', 'b there']);
    waiters.reached(9n);
    expect(await told.then()).toEqual(['c there']);
    waiters.rejectAll(new Error('too late'));
    expect(await told.then()).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('when the time given has passed, then that one is told how far it did not come, and nobody else', async () => {
    const waiters = new Waiters();
    const told = waiting(waiters, ['a', 7n, 50], ['b', 7n, 100]);
    jest.advanceTimersByTime(49);
    expect(await told.then()).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(await told.then()).toEqual(['a position 7 was not projected within 50 ms']);
    waiters.reached(7n);
    expect(await told.then()).toEqual(['b there']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('when none is given, then there is no timer: one is told when it is there, or when it will not be', async () => {
    const waiters = new Waiters();
    const told = waiting(waiters, ['a', 7n, Infinity], ['b', 8n, Infinity]);
    expect(jest.getTimerCount()).toBe(0);
    waiters.reached(7n);
    expect(await told.then()).toEqual(['a there']);
    waiters.rejectAll(new Error('the projection has stopped'));
    expect(await told.then()).toEqual(['b the projection has stopped']);
  });

  it('when it will not be reached, then all are told why, and who waits after that waits again', async () => {
    const waiters = new Waiters();
    const told = waiting(waiters, ['a', 1n, 50], ['b', 2n, 50]);
    waiters.rejectAll(new Error('the projection has stopped'));
    expect(await told.then()).toEqual(['a the projection has stopped', 'b the projection has stopped']);
    expect(jest.getTimerCount()).toBe(0);
    const later = waiting(waiters, ['c', 1n, 50]);
    waiters.reached(1n);
    expect(await later.then()).toEqual(['c there']);
  });
});

it('says in its code and with the position what it is', () => {
  expect(new ProjectionBehindError(7n, 50)).toMatchObject({ code: 'PROJECTION_BEHIND', wanted: 7n });
});

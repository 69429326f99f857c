/**
 * Reads of one attempt: nothing twice, many at once, never all. Seen to fail: without what is read being remembered,
 * with results in the order they came, and with all asked for at once.
 */
import { describe, expect, it } from '@jest/globals';

import type { EventStore } from '#libs/event-store';

import { LogReader, mapAll } from './log-reader.js';
import type { StreamStates } from './stream-states.js';

describe('given one attempt at a request', () => {
  it('when the same is read again, also while it is being read, then it is read once', async () => {
    const read: string[] = [];
    const reading = (name: string) => Promise.resolve(void read.push(name));
    const reader = new LogReader(
      { readEvent: reading } as unknown as EventStore,
      { lately: reading } as unknown as StreamStates,
    );
    await Promise.all([reader.event('e1'), reader.event('e1'), reader.event('e2'), reader.stream('e1')]);
    await Promise.all([reader.event('e1'), reader.stream('e1')]);
    expect(read.sort()).toEqual(['e1', 'e1', 'e2']);
  });
});

describe('given a long list', () => {
  it('then a bounded number is worked on at a time, and the results are in their order', async () => {
    let [now, most] = [0, 0];
    const items = Array.from({ length: 1_000 }, (_, i) => i);
    const results = await mapAll(items, async (item) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      if (item % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      now--;
      return item * 2;
    });
    expect(results).toEqual(items.map((item) => item * 2));
    expect(most).toBe(256);
    expect(await mapAll([], () => Promise.resolve(1))).toEqual([]);
  });

  it('when one of them fails, then that is told', async () => {
    await expect(
      mapAll([1, 2], (item) => (item === 2 ? Promise.reject(new Error('no')) : Promise.resolve(item))),
    ).rejects.toThrow('no');
  });
});

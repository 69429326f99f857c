import { describe, expect, it } from '@jest/globals';
import { Buckets } from './bucket.js';
import { Lanes } from './lanes.js';
import { KeyedSemaphore } from './keyed-semaphore.js';

describe('a bucket', () => {
  it('gives so many at once, then as many as time brings back, each key its own', () => {
    let now = 0;
    const buckets = new Buckets(60, () => now);
    for (let i = 59; i >= 0; i--)
      expect(buckets.take('a')).toEqual({ allowed: true, remaining: i, seconds: 60 - i });
    expect(buckets.take('a')).toEqual({ allowed: false, remaining: 0, seconds: 1 });
    expect(buckets.take('b').allowed).toBe(true);
    now = 2_000;
    expect([1, 2, 3].map(() => buckets.take('a').allowed)).toEqual([true, true, false]);
  });

  it('forgets those that are full, and never keeps more than fit', () => {
    let now = 0;
    const buckets = new Buckets(60, () => now);
    for (let i = 0; i < 30_000; i++) buckets.take(`k${i}`);
    now = 120_000;
    expect(buckets.take('k1')).toMatchObject({ allowed: true, remaining: 59 });
  });
});

describe('lanes', () => {
  it('let so many on, the next in order, and refuse when too many wait', async () => {
    const lanes = new Lanes(2, 1);
    const steps: string[] = [];
    const enter = (name: string) => lanes.enter('a')?.then(() => steps.push(name));
    await enter('1');
    await enter('2');
    const third = enter('3');
    expect(third).toBeDefined();
    expect(lanes.enter('a')).toBeUndefined();
    await lanes.enter('b');
    expect(steps).toEqual(['1', '2']);
    lanes.leave('a');
    await third;
    expect(steps).toEqual(['1', '2', '3']);
    expect(lanes.enter('a')).toBeDefined();
  });
});

describe('places', () => {
  it('are given back once', () => {
    const places = new KeyedSemaphore(1);
    const giveBack = places.take('a');
    expect(places.take('a')).toBeUndefined();
    expect(places.take('b')).toBeDefined();
    giveBack?.();
    giveBack?.();
    expect(places.take('a')).toBeDefined();
    expect(places.take('a')).toBeUndefined();
  });
});
